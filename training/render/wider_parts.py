"""Labels with values in rows, cells, stacks or sentences on a sheet, in columns that are chosen anew for each page."""

from collections.abc import Callable, Sequence
from math import ceil

from PIL import ImageDraw

from training.render.canvas import first_row
from training.render.medical_form import narrowed
from training.render.wider_sheet import Fact, Plain, fact, some

__all__ = ["Fact", "Sheet", "fact", "some"]


class Sheet(Plain):
    """A sheet that sets facts in one of several ways."""

    def columns(self) -> int:
        """How many columns such a page takes."""
        wide = self.room / self.words.size
        return (
            self.rng.choice((1, 2, 2))
            if wide < 38
            else self.rng.choice((1, 2, 2, 3))
            if wide < 52
            else self.rng.choice((2, 3, 4))
        )

    def arranged(
        self, facts: Sequence[Fact], needs: Sequence[float], columns: int
    ) -> list[list[tuple[Fact, str, float, float]]]:
        """The facts in rows of so many columns, those that need it over several; the last of a row goes on to its end."""
        names, wide = [self.name(one) for one in facts], self.room / columns
        rows, at = list[list[tuple[int, int, int]]](), columns
        for i, need in enumerate(needs):
            span = min(columns, max(1, ceil(need * 0.9 / wide)))
            if at + span > columns:
                rows.append([])
                at = 0
            rows[-1].append((i, at, at + span))
            at += span
        for row in rows:
            row[-1] = (*row[-1][:2], columns)
        return [[(facts[i], names[i], self.left + a * wide, self.left + b * wide) for i, a, b in row] for row in rows]

    def rows(self, facts: Sequence[Fact], columns: int = 0) -> None:
        """Labels with their values behind them, in columns."""
        columns, size = columns or self.columns(), self.words.size
        needs = [
            max(len(label) for label in one.labels) * size + size * 2 + self.long(self.shown(one)) for one in facts
        ]
        self.y += self.step * 0.5
        for row in self.arranged(facts, needs, columns):
            tall = any(
                size * (len(name) + 1) + self.long(self.shown(one)) * 0.8 > right - left
                for one, name, left, right in row
            )
            high = self.step * (1.7 if tall else 1)
            middle = self.y + (high - self.step) / 2
            for one, name, left, right in row:
                end = self.canvas.text((left, middle), name, self.words)[1][0] + size * 0.35 if name else left
                area = end, middle - high / 2, right - size * 0.7, middle + high / 2
                self.fill(area, one, 4)
                if self.under:
                    self.canvas.rule(
                        (end, middle + high * 0.42), (right - size * 0.7, middle + high * 0.42), self.words.ink, 1
                    )
            self.y += high
        self.y -= self.step * 0.5

    def cells(self, facts: Sequence[Fact], columns: int = 0) -> None:
        """A ruled grid: a label in a cell of its own beside the value's, or small above the value in one cell."""
        columns, size, rng = columns or self.columns(), self.words.size, self.rng
        self.y += self.step * 0.2
        above, colon, self.colon = rng.random() < 0.25, self.colon, "" if rng.random() < 0.85 else self.colon
        longest = max(len(label) for one in facts for label in one.labels)
        wide = min(self.room / columns * 0.45, (min(longest, 7) + 1.2) * size)
        needs = [(0 if above else wide) + self.long(self.shown(one)) + 24 for one in facts]
        for row in self.arranged(facts, needs, columns):
            gap = 0 if above else wide
            tall = any(self.long(self.shown(one)) * 0.8 > right - left - gap - 20 for one, _, left, right in row)
            high = self.step * (2.0 if tall else 1.25) + (size if above else 0)
            for one, name, left, right in row:
                if self.tint:
                    edge = self.y + size * 1.4 if above else self.y + high
                    ImageDraw.Draw(self.canvas.image).rectangle(
                        (left, self.y, right if above else left + wide, edge), fill=self.tint
                    )
                self.canvas.frame(left, self.y, right, self.y + high, self.words.ink, 1 + (size > 24))
                if above:
                    self.canvas.text((left + 8, self.y + size * 0.75), name, self.words.but(size=round(size * 0.8)))
                    self.fill((left, self.y + size * 1.2, right, self.y + high), one)
                    continue
                self.form.cell(
                    (left, self.y, left + wide, self.y + high),
                    name or " ",
                    narrowed(self.words, name, wide - size * 0.6),
                )
                area = left + wide, self.y, right, self.y + high
                if (
                    self.boxed
                    and one.field in ("insured_id_number", "payee_account")
                    and isinstance(one.value, str)
                    and right - left - wide > 420
                ):
                    self.form.digits(
                        (area[0] + 6, area[1] + 8, right - 6, area[3] - 8),
                        one.field,
                        one.value,
                        max(18, len(one.value)),
                    )
                else:
                    self.fill(area, one)
            self.y += high
        self.colon = colon
        self.y += self.step * 0.3

    def stacks(self, facts: Sequence[Fact], columns: int = 0) -> None:
        """Small labels with their values below them, in columns; now and then on a tint."""
        columns, size = columns or max(2, self.columns()), self.words.size
        colon, self.colon = self.colon, ""
        small = self.words.but(size=round(size * 0.84), ink=self.rng.choice((self.words.ink, (120, 124, 132))))
        fill = self.rng.choice((None, self.tint))
        needs = [max(self.long(self.shown(one)), len(one.labels[0]) * size) + 36 for one in facts]
        for row in self.arranged(facts, needs, columns):
            tall = any(self.long(self.shown(one)) * 0.8 > right - left - 40 for one, _, left, right in row)
            high = self.step * (1.8 if tall else 1) + size * 1.3
            for one, name, left, right in row:
                if fill:
                    ImageDraw.Draw(self.canvas.image).rectangle((left, self.y, right - 12, self.y + high), fill=fill)
                self.canvas.text((left + 10, self.y + size * 0.7), name, small)
                self.fill((left, self.y + size * 1.2, right - 20, self.y + high), one, 10)
                if self.under:
                    self.canvas.rule((left, self.y + high), (right - 20, self.y + high), (190, 194, 200), 1)
            self.y += high + size * 0.4
        self.colon = colon

    def any_of(self, facts: Sequence[Fact]) -> None:
        """The facts in one of the ways above."""
        ways: tuple[Callable[[Sequence[Fact]], None], ...] = (self.rows, self.rows, self.cells, self.stacks)
        self.rng.choice(ways)(facts)

    def running(self, parts: Sequence[str | Fact], leading: float = 1.15, indent: int = 2, lined: bool = True) -> None:
        """Sentences with values on underlined blanks between the words; a value that does not fit goes into the next row."""
        size, step = self.words.size, self.step * leading
        x, self.y = self.left + indent * size, self.y + step / 2
        for part in parts:
            if isinstance(part, str):
                while part:
                    fits = first_row(part, self.words, self.right - x) if self.right - x > size else 0
                    x = self.canvas.text((x, self.y), part[:fits], self.words)[1][0] + 2 if fits else x
                    part = part[fits:]
                    x, self.y = (self.left, self.y + step) if part else (x, self.y)
                continue
            wide = (
                self.long(self.shown(part)) * 1.06 + size * self.rng.uniform(0.8, 2.5)
                if part.value is not None
                else size * 5
            )
            wide = min(wide if lined else self.long(self.shown(part)) * 1.02 + 10, self.room)
            x, self.y = (self.left, self.y + step) if x + wide > self.right else (x, self.y)
            self.fill((x, self.y - step / 2, x + wide, self.y + step / 2 - 2), part, 4)
            if lined:
                self.canvas.rule((x, self.y + size * 0.75), (x + wide, self.y + size * 0.75), self.words.ink, 1)
            x += wide + 5
        self.y += step * 0.5

    def table(self, shares: Sequence[float], rows: Sequence[Sequence[str | Fact]], ruled: bool = True) -> None:
        """Rows of cells of these shares of the width: words of the form in the middle, or values filled in."""
        self.y += self.step * 0.2
        scale, size = self.room / sum(shares), self.words.size
        for row in rows:
            deep = 1
            for share, cell in zip(shares, row, strict=True):
                text = cell if isinstance(cell, str) else self.shown(cell)
                long = len(cell) * size if isinstance(cell, str) else self.long(text) * 0.8
                deep = max(deep, ceil(long / max(1, share * scale - 18)))
            high, x = self.step * 0.4 + max(self.step * 0.85, deep * size * 1.45), self.left
            for share, cell in zip(shares, row, strict=True):
                area = x, self.y, x + share * scale, self.y + high
                if ruled:
                    self.canvas.frame(*area, self.words.ink, 1)
                if isinstance(cell, str):
                    self.form.label(area, cell)
                else:
                    self.fill(area, cell, 6)
                x += share * scale
            if not ruled:
                self.canvas.rule((self.left, self.y + high), (self.right, self.y + high), self.words.ink, 1)
            self.y += high
        self.y += self.step * 0.3
