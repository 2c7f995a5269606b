// Which sentences are shown, and in which order.

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
export const ORDERS = {
  reading: ["In order", null],
  score: ["Lowest score", (cell) => cell.score ?? Infinity],
  severity: ["Gravest finding", (cell) => -rank(cell)],
};
export const NONE = { state: "all", finding: "all", document: "", locale: "", text: "", order: "reading" };

const rank = (cell) => SEVERITIES.indexOf(cell.severity);

export const localesShown = (run, filters) =>
  run.locales.map((one) => one.tag).filter((tag) => !filters.locale || tag === filters.locale);

// The numbers of the sentences of which a shown cell is as wanted.
export function shown(run, filters) {
  const tags = localesShown(run, filters);
  const wanted = (cell) => STATES[filters.state][1](cell) && FINDINGS[filters.finding][1](cell);
  const found = run.segments.filter((segment) => {
    const cells = tags.map((tag) => segment.cells[tag]);
    const here = !filters.document || segment.document === filters.document;
    return here && cells.some(wanted) && says(segment, cells, filters.text);
  });
  const measure = ORDERS[filters.order][1];
  const lowest = (segment) => Math.min(...tags.map((tag) => measure(segment.cells[tag])));
  if (measure) found.sort((one, other) => compare(lowest(one), lowest(other)) || one.number - other.number);
  return found.map((segment) => segment.number);
}

const compare = (one, other) => (one === other ? 0 : one < other ? -1 : 1);

function says(segment, cells, text) {
  const wanted = text.trim().toLowerCase();
  const texts = [segment.text, ...cells.flatMap((cell) => [cell.text, cell.comment])];
  return !wanted || texts.some((one) => one.toLowerCase().includes(wanted));
}
