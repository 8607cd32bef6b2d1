"""`claims-ai serve` as an operator runs it: started in another folder, used, hurt, stopped."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from serving.server import Server, check, free_port, running
from tests.serving.conftest import parts, sample

COMMAND = Path(sys.executable).with_name("claims-ai")


@pytest.fixture(scope="module")
def folder_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose files must not pass for ours."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "serving.py").write_text("raise SystemExit('not this one')")
    return folder


@pytest.fixture(scope="module")
def serving(folder_elsewhere: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The address of a service started by command, and its process."""
    port = free_port()
    with (folder_elsewhere / "log").open("wb") as log:
        started = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port)],
            cwd=folder_elsewhere,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_ready(url, started)
        yield url, psutil.Process(started.pid)
    finally:
        started.kill()
        started.wait()


def _wait_until_ready(url: str, started: "subprocess.Popen[bytes]") -> None:
    transport = httpx.HTTPTransport(retries=5)
    with httpx.Client(transport=transport, timeout=90, trust_env=False) as client:
        while started.poll() is None:
            try:
                if client.get(f"{url}/readyz").is_success:
                    return
            except httpx.TransportError:
                continue
    pytest.fail(f"the service ended with status {started.returncode}")


def test_a_claim_is_decided_over_http(serving: tuple[str, psutil.Process]) -> None:
    url, _ = serving
    claim, where = sample("outpatient-clean")
    sent = httpx.post(f"{url}/adjudicate", timeout=90, trust_env=False, **parts(claim, where, *claim["files"]))
    assert sent.json()["payable"] == "315.00"
    figures = httpx.get(f"{url}/metrics", trust_env=False).text
    assert f'claims_ai_decisions_total{{outcome="{sent.json()["outcome"]}"}} 1.0' in figures


def test_the_log_names_no_person(serving: tuple[str, psutil.Process], folder_elsewhere: Path) -> None:
    claim, _ = sample("outpatient-clean")
    log = (folder_elsewhere / "log").read_text("utf-8")
    assert claim["claim_id"] in log
    told = (claim["insured_name"], claim["insured_id_number"], claim["payee"]["account"], claim["mobile"])
    assert not [text for text in told if text in log]


def test_losing_the_ocr_processes_delays_a_document_and_loses_none(serving: tuple[str, psutil.Process]) -> None:
    url, process = serving
    for worker in _workers(process, "ocr"):
        worker.kill()
    _, where = sample("outpatient-clean")
    files = [("files", ("card.jpg", (where / "card.jpg").read_bytes()))]
    assert (
        httpx.post(f"{url}/extract", files=files, timeout=90, trust_env=False).json()[0]["document_type"] == "bank_card"
    )


def test_ctrl_c_leaves_no_process(serving: tuple[str, psutil.Process]) -> None:
    _, process = serving
    family = [process, *process.children(recursive=True)]
    os.killpg(process.pid, signal.SIGINT)
    _, alive = psutil.wait_procs(family, timeout=30)
    assert [one for one in alive if one.is_running() and one.status() != psutil.STATUS_ZOMBIE] == []


def _workers(process: psutil.Process, name: str) -> list[psutil.Process]:
    children = process.children(recursive=True)
    return [child for child in children if "--service-name" in (line := child.cmdline()) and name in line]


def test_a_taken_port_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = subprocess.run([COMMAND, "serve", "--port", port], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert port in ended.stderr
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_wrong_policy_file_is_told_before_anything_starts(tmp_path: Path) -> None:
    (tmp_path / "policies.json").write_text("{")
    with pytest.raises(Exception, match=r"policies\.json: not valid JSON"):
        check(Server("127.0.0.1", free_port(), policies=tmp_path / "policies.json"))


def test_a_service_that_cannot_start_is_told_with_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Server, "command", property(lambda _: [sys.executable, "-c", "raise SystemExit(3)"]))
    with (
        pytest.raises(Exception, match=r"status 3.*service\.log"),
        running(Server("127.0.0.1", free_port()), tmp_path / "service.log"),
    ):
        pass
