"""Pictures of a place on a page."""

import io

import pytest
from PIL import Image

from extractor.errors import BrokenPdf
from extractor.examples import example_papers
from extractor.pdf.crop import crop_png


def size(picture):
    return Image.open(io.BytesIO(picture)).size


def test_crop_is_as_wide_as_the_page_and_as_high_as_the_boxes():
    whole = size(crop_png(example_papers()[0], 1))
    part = size(crop_png(example_papers()[0], 1, [(50, 100, 300, 112), (50, 112, 300, 124)]))
    assert part[0] == whole[0]
    assert part[1] == pytest.approx((24 + 48) * 1.6, abs=2)


def test_crop_finds_a_text():
    whole = size(crop_png(example_papers()[0], 1))
    assert size(crop_png(example_papers()[0], 1, needles=["the"]))[1] < whole[1] / 4
    assert size(crop_png(example_papers()[0], 1, needles=["no such words at all"])) == whole


def test_a_page_that_is_not_there_has_no_picture(tmp_path):
    assert crop_png(example_papers()[0], 99) is None
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"nothing")
    with pytest.raises(BrokenPdf, match=r"broken\.pdf"):
        crop_png(broken, 1)
