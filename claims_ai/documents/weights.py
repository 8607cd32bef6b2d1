"""The networks PaddleOCR runs: PP-OCRv6 small from the installed rapidocr wheel, laid out as PaddleOCR expects a model folder.

Nothing is fetched. A folder of one's own, with `det/` and `rec/` in PaddleOCR's form, is named by `CLAIMS_AI_OCR_WEIGHTS`.
"""

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from claims_ai.errors import ModelError

DETECTION = "PP-OCRv6_small_det"
RECOGNITION = "PP-OCRv6_small_rec"

# Lines are padded to this width at a height of 48 pixels. Half of PaddleOCR's 320 saves a fifth of the time and a fifth of the
# memory on invoices, most of whose lines are a word or an amount; over the real pages as many lines gain by it as lose.
_LINE_WIDTH = 160

_DETECTION_STEPS: dict[str, Any] = {
    "PreProcess": {
        "transform_ops": [
            {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
            {"DetLabelEncode": None},
            {"DetResizeForTest": None},
            {
                "NormalizeImage": {
                    "mean": [0.485, 0.456, 0.406],
                    "std": [0.229, 0.224, 0.225],
                    "scale": "1./255.",
                    "order": "hwc",
                }
            },
            {"ToCHWImage": None},
            {"KeepKeys": {"keep_keys": ["image", "shape", "polys", "ignore_tags"]}},
        ]
    },
    "PostProcess": {
        "name": "DBPostProcess",
        "thresh": 0.3,
        "box_thresh": 0.6,
        "max_candidates": 1000,
        "unclip_ratio": 1.5,
    },
}
_RECOGNITION_STEPS = [
    {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
    {"MultiLabelEncode": {"gtc_encode": "NRTRLabelEncode"}},
    {"RecResizeImg": {"image_shape": [3, 48, _LINE_WIDTH]}},
    {"KeepKeys": {"keep_keys": ["image", "label_ctc", "label_gtc", "length", "valid_ratio"]}},
]


def weights_folder(own: Path | None, cache: Path) -> Path:
    """A folder with `det/` and `rec/`: the user's own, or one made from the rapidocr wheel in `cache` on first use."""
    if own is not None:
        for part in ("det", "rec"):
            if not (own / part / "inference.onnx").is_file():
                raise ModelError(
                    f"{own / part}: no inference.onnx there; CLAIMS_AI_OCR_WEIGHTS needs det/ and rec/ in PaddleOCR's form"
                )
        return own
    import rapidocr

    wheel = Path(rapidocr.__file__).parent / "models"
    folder = cache / f"ocr-{rapidocr_version()}-{_LINE_WIDTH}"
    if not (folder / "rec" / "inference.yml").is_file():
        try:
            _lay_out(wheel, folder)
        except OSError as error:
            raise ModelError(
                f"{cache}: cannot be written ({error.strerror}); name another folder in CLAIMS_AI_CACHE"
            ) from error
    return folder


def rapidocr_version() -> str:
    """The version of the wheel the weights come from; it is pinned in every decision."""
    from importlib.metadata import version

    return version("rapidocr")


def fingerprint(folder: Path) -> str:
    """A short hash of the two networks."""
    digest = hashlib.sha256()
    for part in ("det", "rec"):
        digest.update((folder / part / "inference.onnx").read_bytes())
    return digest.hexdigest()[:12]


def _lay_out(wheel: Path, folder: Path) -> None:
    """Write both model folders beside their place and move them there in one step, so that several processes may try at once."""
    import yaml

    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent))
    for part, file in (("det", "PP-OCRv6_det_small.onnx"), ("rec", "PP-OCRv6_rec_small.onnx")):
        if not (wheel / file).is_file():
            raise ModelError(f"{wheel / file} is missing; install rapidocr 3.10.0 as the lock says")
        (work / part).mkdir()
        shutil.copyfile(wheel / file, work / part / "inference.onnx")
    detection = {"Global": {"model_name": DETECTION}, **_DETECTION_STEPS}
    recognition = {
        "Global": {"model_name": RECOGNITION},
        "PreProcess": {"transform_ops": _RECOGNITION_STEPS},
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": _characters(work / "rec" / "inference.onnx")},
    }
    (work / "det" / "inference.yml").write_text(yaml.safe_dump(detection, allow_unicode=True), "utf-8")
    (work / "rec" / "inference.yml").write_text(yaml.safe_dump(recognition, allow_unicode=True), "utf-8")
    try:
        work.replace(folder)
    except OSError:
        shutil.rmtree(work)


def _characters(network: Path) -> list[str]:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(network), providers=["CPUExecutionProvider"])
    return list(session.get_modelmeta().custom_metadata_map["character"].split("\n"))
