"""The demonstration's page: each claim with its documents, what was read on them, and how it was decided."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from claims_ai.claim import Upload
from claims_ai.documents.geometry import turn_back
from claims_ai.documents.image import turn
from claims_ai.documents.intake import Picture, open_pages
from claims_ai.errors import DocumentError
from claims_ai.wording import DOCUMENTS, FIELDS, PROBLEMS
from serving import wording
from serving.tags import place_tags

if TYPE_CHECKING:
    from serving.demo import Taken

_SURE, _DOUBTFUL = 0.9, 0.8


def write_page(taken: "Sequence[Taken]", out: Path) -> Path:
    """Write index.html and the pictures it shows; the path of the page."""
    pictures = out / "documents"
    pictures.mkdir(parents=True, exist_ok=True)
    claims = [_claim(each, pictures) for each in taken]
    counts = {name: sum(claim["outcome"] == name for claim in claims) for name in (*wording.OUTCOMES, "error")}
    page = _environment().get_template("demo.html").render(
        claims=claims, counts=counts, made=datetime.now(UTC), seconds=sum(each.seconds for each in taken),
        versions=next((each.answer["versions"] for each in taken if each.answer), {}),
    )  # fmt: skip
    path = out / "index.html"
    path.write_text(page, "utf-8")
    return path


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("serving"), autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"yuan": yuan, "percent": percent, "label": FIELDS.get}
    environment.globals |= {"w": wording, "DOCUMENTS": DOCUMENTS, "FIELDS": FIELDS, "PROBLEMS": PROBLEMS}
    return environment


def yuan(amount: str) -> str:
    """An amount as people write it.

    >>> yuan("13724.30")
    '13,724.30'
    """
    return f"{Decimal(amount):,.2f}"


def percent(share: float) -> str:
    """A share in per cent.

    >>> percent(0.984), percent(0.0047)
    ('98.4 %', '0.5 %')
    """
    return f"{share * 100:.1f} %"


def _claim(taken: "Taken", pictures: Path) -> dict[str, Any]:
    answer = taken.answer
    return {
        "name": taken.folder.name, "typed": taken.claim, "answer": answer, "error": taken.error, "seconds": taken.seconds,
        "outcome": answer.get("outcome", "error"), "pages": list(_pages(taken, pictures / taken.folder.name)),
        "claim_id": str(taken.claim.get("claim_id", "")), "is_paid": answer.get("outcome") == "approved" and answer["payable"] != "0.00",
    }  # fmt: skip


def _pages(taken: "Taken", folder: Path) -> Iterator[dict[str, Any]]:
    """The pages in the order they were read, set upright, each with its picture where one can be shown."""
    folder.mkdir(exist_ok=True)
    shown = {upload.name: dict(_pictures(upload)) for upload in taken.uploads}
    for number, page in enumerate(taken.answer.get("documents", ())):
        picture = shown.get(page["file"], {}).get(page["page"])
        place = folder / f"{number}.jpg"
        if picture is not None:
            place.write_bytes(_jpeg(turn(picture, page.get("orientation", 0))))
        further = [] if "error" in page else [_upright(each, page["orientation"]) for each in (page, *page["more"])]
        yield {
            **(further or [page])[0],
            "error": page.get("error"),
            "picture": f"documents/{folder.name}/{place.name}" if picture is not None else None,
            "title": DOCUMENTS.get(page.get("document_type", ""), page["file"]),
            "found": [row for each in further for row in _fields(each)],
            "items": [item for each in further for item in each["items"]],
            "findings": [finding for each in further for finding in each["findings"]],
        }


def _upright(page: Mapping[str, Any], orientation: int) -> dict[str, Any]:
    """A document with its boxes as they stand once the picture, which lies `orientation` degrees clockwise, is turned."""
    width, height = page["width"], page["height"]
    size = (height, width) if orientation in (90, 270) else (width, height)
    fields = {
        name: field | {"box": field["box"] and turn_back(field["box"], -orientation % 360, size)}
        for name, field in page["fields"].items()
    }
    return {**page, "width": size[0], "height": size[1], "fields": fields}


def _pictures(upload: Upload) -> Iterator[tuple[int, Picture]]:
    """Page pictures as they were read: boxes are in their pixels, whatever the file was."""
    try:
        for raw in open_pages(upload.name, upload.data):
            yield raw.page, raw.picture
    except DocumentError:
        return


def _jpeg(picture: Picture) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(picture[:, :, ::-1]).save(stream, "JPEG", quality=82, optimize=True)
    return stream.getvalue()


def _fields(page: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Fields as a person reads them, each with its outline and tag where it has a place on the page."""
    rows = [_row(name, field) for name, field in page["fields"].items()]
    seen = [row for row in rows if row["box"]]
    tags = place_tags([(f"{row['label']} {row['value']}", row["box"]) for row in seen], page["width"], page["height"])
    yield from (row | {"tag": tag} for row, tag in zip(seen, tags, strict=True))
    yield from (row | {"tag": None} for row in rows if not row["box"])


def _row(name: str, field: Mapping[str, Any]) -> dict[str, Any]:
    sure, value = field["confidence"], field["value"]
    return {
        "label": FIELDS.get(name, name),
        "value": wording.VALUES.get(value, value) if isinstance(value, str) else "…",
        "confidence": sure,
        "level": "sure" if sure >= _SURE else "doubtful" if sure >= _DOUBTFUL else "unsure",
        "box": field["box"],
        "points": " ".join(f"{x:.0f},{y:.0f}" for x, y in field["box"] or ()),
    }
