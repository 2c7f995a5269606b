// What "lowest score" means: chrF2++ where a shown locale has human translations, else the engine's own score.

const CHRF = { name: "chrF2++", of: (cell) => cell.chrf };
const ENGINE = { name: "engine score", of: (cell) => cell.score };

// Null where no shown cell has a score of either kind.
export function measureOf(run, tags) {
  return [CHRF, ENGINE].find((measure) => scoresOf(run, tags, measure).length) ?? null;
}

// The highest score among the lowest `share` of all shown cells; cells without a score do not count.
export function limitOf(run, tags, measure, share) {
  const scores = scoresOf(run, tags, measure).sort((one, other) => one - other);
  return scores[Math.ceil(scores.length * share) - 1];
}

function scoresOf(run, tags, measure) {
  return run.segments.flatMap(({ cells }) => tags.map((tag) => measure.of(cells[tag]))).filter((score) => score !== null);
}
