// Which sentences are shown, and in which order.

import { limitOf, measureOf } from "./measure.js";
import { ACCEPTED, SEVERITIES, stateOf } from "./model.js";

export const STATES = {
  all: ["All states", () => true],
  open: ["To do", (cell) => !ACCEPTED.has(cell.state)],
  draft: ["Drafts", (cell) => cell.draft],
  rejected: ["Rejected", (cell) => stateOf(cell) === "rejected"],
  accepted: ["Accepted", (cell) => ACCEPTED.has(cell.state)],
  commented: ["With a comment", (cell) => cell.comment !== ""],
  tagged: ["With error tags", (cell) => cell.tags.length > 0],
};
export const FINDINGS = {
  all: ["All findings", () => true],
  error: ["Errors", (cell) => cell.severity === "error"],
  warning: ["Warnings or worse", (cell) => rank(cell) >= 1],
  info: ["Any finding", (cell) => rank(cell) >= 0],
  none: ["Without findings", (cell) => rank(cell) < 0],
};
// The share of the cells that is shown, beginning with the lowest score; named by `scoreNames`.
export const SHARES = { all: null, quarter: 1 / 4, tenth: 1 / 10 };
export const ORDERS = {
  reading: ["In order", () => null],
  score: ["Lowest score", (measure) => measure && ((cell) => measure.of(cell) ?? Infinity)],
  severity: ["Gravest finding", () => (cell) => -rank(cell)],
};
export const NONE = { state: "all", finding: "all", score: "all", document: "", locale: "", text: "", order: "reading" };

const rank = (cell) => SEVERITIES.indexOf(cell.severity);

export const localesShown = (run, filters) =>
  run.locales.map((one) => one.tag).filter((tag) => !filters.locale || tag === filters.locale);

// The numbers of the sentences of which a shown cell is as wanted.
export function shown(run, filters) {
  const tags = localesShown(run, filters);
  const measure = measureOf(run, tags);
  const low = lowest(run, tags, measure, SHARES[filters.score]);
  const wanted = (cell) => STATES[filters.state][1](cell) && FINDINGS[filters.finding][1](cell) && low(cell);
  const found = run.segments.filter((segment) => {
    const cells = tags.map((tag) => segment.cells[tag]);
    const here = !filters.document || segment.document === filters.document;
    return here && cells.some(wanted) && says(segment, cells, filters.text);
  });
  const rankOf = ORDERS[filters.order][1](measure);
  const least = (segment) => Math.min(...tags.map((tag) => rankOf(segment.cells[tag])));
  if (rankOf) found.sort((one, other) => compare(least(one), least(other)) || one.number - other.number);
  return found.map((segment) => segment.number);
}

// Whether a cell is among the lowest share.
function lowest(run, tags, measure, share) {
  if (!measure || share === null) return () => true;
  const limit = limitOf(run, tags, measure, share);
  return (cell) => measure.of(cell) !== null && measure.of(cell) <= limit;
}

const compare = (one, other) => (one === other ? 0 : one < other ? -1 : 1);

function says(segment, cells, text) {
  const wanted = text.trim().toLowerCase();
  const texts = [segment.text, ...cells.flatMap((cell) => [cell.text, cell.comment])];
  return !wanted || texts.some((one) => one.toLowerCase().includes(wanted));
}
