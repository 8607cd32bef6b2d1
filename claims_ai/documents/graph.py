"""What stands where in the graph of an OpenVINO network."""

from typing import Any


def above(node: Any, place: int = 0) -> Any:
    """The node an input comes from, copies left out."""
    found = node.input_value(place).get_node()
    while found.get_type_name() == "Identity":
        found = found.input_value(0).get_node()
    return found


def below(node: Any) -> list[Any]:
    """The nodes that take a node's output, copies left out."""
    users = [each.get_node() for each in node.output(0).get_target_inputs()]
    return [found for user in users for found in (below(user) if user.get_type_name() == "Identity" else [user])]


def constant(node: Any) -> Any:
    """The constant array that a layer multiplies by or adds."""
    return above(node, 1).data


def takes_constant(node: Any) -> bool:
    """Whether a node's second input is a constant."""
    return bool(above(node, 1).get_type_name() == "Constant")
