"""The part of a run that takes long, window by window: translate, localise, check, score. It reads and writes no file.

A window is a few releases with all that is known of them. What comes of it depends on nothing else, so windows may be
worked on in any order, by other processes or on other machines, and give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.checks import check
from pipeline.config import Config
from pipeline.document import Document, Reference, Segment, Target, TranslatedDocument, Translation
from pipeline.engines import Engine
from pipeline.localise import Localiser, Style
from pipeline.runs.stopwatch import Stopwatch
from pipeline.scoring import score_blocks, score_document
from pipeline.translation.briefing import Brief, Briefed
from pipeline.translation.recall import Recollection
from pipeline.translation.tongues import Tongue, tongues
from pipeline.translation.translate import AT_ONCE, Advance, Remember, translate, wanted

References = Mapping[str, tuple[Reference, ...]]


@dataclass(frozen=True, slots=True)
class Window:
    """Releases with their slots, and for each what the memory knows and its references.

    `known` are translations that an engine has made before, by slotted source (see `tongues` for other languages
    than Chinese); `briefs` is what it is told beside, `told` a digest of all that decides a translation besides its source.
    """

    documents: tuple[Document, ...]
    recalled: tuple[Recollection, ...]
    references: tuple[References, ...]
    known: Mapping[str, Translation] = field(default_factory=dict)
    briefs: Mapping[str, Brief] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    def segments(self, locales: Mapping[str, object]) -> list[Segment]:
        """The sentences that the memory does not know in every one of the locales."""
        return [
            segment
            for document, recalled in zip(self.documents, self.recalled, strict=True)
            for segment in document.segments
            if not recalled.has(segment, locales)
        ]

    def sources(self, tongue: Tongue) -> list[str]:
        """The slotted sources that an engine is needed for in a language, each once."""
        return wanted(self.segments(tongue.styles))


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a window: its releases and the seconds of each stage; `sentences` are counted in each language.

    `fresh` are translations that are still to be remembered; None where that has been done batch by batch.
    """

    documents: tuple[TranslatedDocument, ...]
    seconds: Mapping[str, float]
    sentences: int
    fresh: Mapping[str, Translation] | None = None


@dataclass(frozen=True, slots=True)
class Translated:
    """A window with the translations of its sentences, by key, and the seconds that they took."""

    window: Window
    translations: Mapping[str, Translation]
    watch: Stopwatch


@dataclass(frozen=True, slots=True)
class Worker:
    """All that a window needs besides itself."""

    engine: Engine
    styles: Mapping[str, Style]
    config: Config

    def finish(
        self,
        window: Window,
        remember: Remember = lambda fresh: None,
        advance: Advance = lambda sentences: None,
    ) -> Finished:
        """The releases of a window in every locale, with findings and scores, in order."""
        return self.rest(self.translated(window, remember, advance))

    def translated(self, window: Window, remember: Remember, advance: Advance) -> Translated:
        """The part of the work that needs the engine."""
        watch = Stopwatch()
        count = sum(len(document.segments) for document in window.documents)
        translated: dict[str, Translation] = {}
        with watch.stage("translate"):
            for tongue in tongues(self.styles):
                segments = window.segments(tongue.styles)
                translated |= self._translate(window, segments, tongue, remember, advance)
                if remembered := count - len(segments):
                    advance(remembered)
        return Translated(window, translated, watch)

    def rest(self, translated: Translated) -> Finished:
        """All that is done with the translations."""
        window, watch = translated.window, translated.watch
        with watch.stage("localise"):
            localised = [
                self._localise(document, translated.translations, recalled)
                for document, recalled in zip(window.documents, window.recalled, strict=True)
            ]
        with watch.stage("check"):
            checked = [
                replace(document, findings=check(document, self.config.checks)) for document in localised
            ]
        with watch.stage("score"):
            scored = [
                self._score(replace(document, references=references))
                for document, references in zip(checked, window.references, strict=True)
            ]
        count = sum(len(document.segments) for document in window.documents)
        return Finished(tuple(scored), watch.seconds, count * len(tongues(self.styles)))

    def _translate(
        self,
        window: Window,
        segments: Sequence[Segment],
        tongue: Tongue,
        remember: Remember,
        advance: Advance,
    ) -> dict[str, Translation]:
        """The translations into one language, by key."""
        engine, briefs = tongue.engine(self.engine), tongue.own(window.briefs)
        told = Briefed(engine, briefs) if briefs else engine

        def keep(fresh: Mapping[str, Translation]) -> None:
            remember(tongue.keyed(fresh))

        known = tongue.own(window.known)
        # An engine that fills batches of its own wants all there is.
        at_once = len(segments) if getattr(self.config.engine, "batch_tokens", 0) else AT_ONCE
        return tongue.keyed(translate(segments, told, known, keep, advance, at_once))

    def _localise(
        self, document: Document, translated: Mapping[str, Translation], recalled: Recollection
    ) -> TranslatedDocument:
        """The targets: what is remembered as it is, the engine's with what the memory offers beside."""

        def target(segment: Segment, localiser: Localiser, locale: str, tongue: Tongue) -> Target:
            place = segment.id, locale
            if place in recalled.targets:
                return recalled.targets[place]
            made = localiser.target(segment, translated[tongue.key(segment.asked)])
            return replace(made, matches=recalled.matches[place]) if place in recalled.matches else made

        targets = {}
        for tongue in tongues(self.styles):
            for locale, style in tongue.styles.items():
                localiser = Localiser(style, document.segments)
                targets[locale] = tuple(target(one, localiser, locale, tongue) for one in document.segments)
        return TranslatedDocument(document, {locale: targets[locale] for locale in self.styles})

    def _score(self, document: TranslatedDocument) -> TranslatedDocument:
        metrics = self.config.score.metrics
        own = [score_document(document, locale, metrics) for locale in self.config.targets]
        blocks = [score_blocks(document, locale) for locale in self.config.targets] if metrics else []
        return replace(
            document,
            scores=tuple(score for by_locale in own for score in by_locale),
            block_scores=tuple(score for by_locale in blocks for score in by_locale),
        )
