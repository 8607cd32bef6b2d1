"""Are all required papers there, and can they be read? Everything lacking is asked for once and all together (保险法 22)."""

from collections.abc import Iterator

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Finding, UnreadFile
from claims_ai.wording import DOCUMENTS, PROBLEMS


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Required papers of the product and visit type that are not among the readable pages."""
    for file in dossier.unread:
        yield _unread(file)
    for page in dossier.pages:
        if not page.quality.usable:
            problems = "、".join(PROBLEMS[problem] for problem in page.quality.problems) or "字迹不清"
            message = f"{page.file} 无法辨认（{problems}），请在光线充足处平放、对焦后重新拍摄"
            yield Finding("document_unreadable", "high", message, documents=(page.file,))
    for document_type in missing_types(dossier):
        message = f"缺少{DOCUMENTS[document_type]}"
        yield Finding("document_missing", "high", message, documents=(document_type,))


def _unread(file: UnreadFile) -> Finding:
    """Nobody is asked to send again what we failed to read."""
    if file.failed:
        return Finding("stage_failed", "high", f"{file.file} 读取未能完成，请人工核对", documents=(file.file,))
    return Finding(
        "document_unreadable", "high", f"{file.file} 无法读取，请重新上传原件（{file.error}）", documents=(file.file,)
    )


def missing_types(dossier: Dossier) -> tuple[str, ...]:
    """Critical document types of which no readable page was recognised; none where we could not look at every file."""
    if any(file.failed for file in dossier.unread):
        return ()
    present = {page.document_type for page in dossier.pages if page.quality.usable}
    return tuple(paper.type for paper in dossier.checklist.critical if paper.type not in present)
