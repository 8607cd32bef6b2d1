"""The commands `claims-ai serve` and `claims-ai demo`."""

from pathlib import Path
from typing import Annotated

import typer

Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets other machines in.")]
Policies = Annotated[Path | None, typer.Option(help="The list of policies (JSON); the sample ones by default.")]
Products = Annotated[Path | None, typer.Option(help="A folder of products (YAML); the shipped ones by default.")]


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 3000,
    host: Host = "127.0.0.1",
    policies: Policies = None,
    products: Products = None,
) -> None:
    """Serve /extract, /score and /adjudicate over HTTP until Ctrl-C."""
    from serving.server import Server, become

    become(Server(host, port, policies, products))


def demo(
    out: Annotated[Path, typer.Option(help="Folder for the page index.html and its pictures.")] = Path("out/demo"),
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port of the service; a free one by default.")
    ] = None,
    claims: Annotated[
        Path | None, typer.Option(help="A folder of claim folders; the sample claims by default.")
    ] = None,
    policies: Policies = None,
    products: Products = None,
) -> None:
    """Start the service, send it the sample claims, and write a page that shows what it read and decided."""
    from serving.demo import run
    from serving.server import Server, free_port, passing_folder

    with passing_folder() as data:
        server = Server("127.0.0.1", port or free_port(), policies, products, data)
        raise typer.Exit(run(server, claims, out))
