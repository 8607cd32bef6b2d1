"""What a challenger would have made of a claim: scored and decided beside the champion, kept, and never acted on."""

from collections.abc import Mapping
from dataclasses import dataclass

from claims_ai.decision import decide
from claims_ai.features import SENTENCES, Situation, Value
from claims_ai.scoring import Model
from claims_ai.values import Score


@dataclass(frozen=True, slots=True)
class Shadow:
    """A challenger's score (`model` is its task and version), and where the claim would have gone with it."""

    model: str
    score: Score
    outcome: str
    route: str


def shadows_of(
    situation: Situation,
    features: Mapping[str, Value],
    scores: Mapping[str, Score],
    challengers: Mapping[str, Model],
) -> tuple[Shadow, ...]:
    """Each challenger in the place of its champion, the other model staying as it is."""
    return tuple(_shadow(name, model, situation, features, scores) for name, model in challengers.items())


def _shadow(
    name: str, model: Model, situation: Situation, features: Mapping[str, Value], scores: Mapping[str, Score]
) -> Shadow:
    task = model.card.task
    score = model.score(features, SENTENCES[task])
    verdict = decide(situation.dossier, situation.findings, situation.calculation, {**scores, task: score})
    return Shadow(name, score, verdict.outcome, verdict.route)
