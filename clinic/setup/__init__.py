"""Setting up a clinic: the guided pages of its first evening, what stands ready to be taken over, and what is missing
before patients can send requests.
"""
