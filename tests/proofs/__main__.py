"""What `make prove` runs."""

from tests.proofs import mutations

if __name__ == "__main__":
    mutations.main()
