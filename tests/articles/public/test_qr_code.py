import re

import qrcode

from articles.public import qr_code

ADDRESS = "https://clinic.example/articles/back-pain/"


def test_the_path_draws_the_same_squares_as_the_code():
    drawing = qr_code.of(ADDRESS)
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(ADDRESS)
    black = {(x, y) for y, row in enumerate(code.get_matrix()) for x, is_black in enumerate(row) if is_black}

    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawing.path)

    assert {(int(x) + more, int(y)) for x, y, width in runs for more in range(int(width))} == black
    assert drawing.size == len(code.get_matrix())
