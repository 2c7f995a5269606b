// A sentence in one locale as it stands in the list: its text, its state, and what the checks say of it.

import { button, counted, element, withKey } from "./dom.js";
import { changes, marked, moved, overlaysOf } from "./marks.js";
import { ACCEPTED, chrfOf, stateName, stateOf } from "./model.js";

const ORIGINS = { memory: "from the memory", rule: "by rule", review: "" };

export function textOf(cell, waiting, showChanges) {
  if (waiting !== undefined) return marked(moved(cell.pieces, cell.text, waiting));
  if (showChanges && cell.diff.length) return changes(cell.diff);
  return marked(cell.pieces, overlaysOf(cell));
}

export function labelOf(cell, localeName, number) {
  const errors = cell.findings.filter((one) => one.severity === "error").length;
  const warnings = cell.findings.filter((one) => one.severity === "warning").length;
  const said = [stateName(cell)];
  if (errors) said.push(counted(errors, "error"));
  if (warnings) said.push(counted(warnings, "warning"));
  return `${localeName}, sentence ${number + 1}: ${said.join(", ")}`;
}

// State, origin, scores, and what a person has left there. block: what its human translation is of, where that is more
// than this sentence.
export function metaOf(cell, waits, block) {
  const said = [ORIGINS[cell.from] ?? `by ${cell.from}`];
  if (cell.chrf !== null) said.push(`${chrfOf(cell)}${block ? ` (whole ${block})` : ""}`);
  if (cell.score !== null && !cell.draft && !ACCEPTED.has(cell.state)) said.push(`engine score ${cell.score.toFixed(2).replace("-", "−")}`);
  if (cell.tags.length) said.push(counted(cell.tags.length, "error tag"));
  if (waits) said.push("not stored yet");
  else if (cell.draft) said.push("saved");
  const quiet = said.filter(Boolean).join(" · ");
  const state = element("span", { class: `state ${stateOf(cell)}`, text: stateName(cell) });
  const comment = cell.comment && element("span", { class: "said", text: cell.comment });
  return element("div", { class: "meta" }, state, " ", quiet, comment && element("div", {}, "Comment: ", comment));
}

// What keeps it from being accepted, then the findings, each with its fixes; fixes are numbered in the active cell.
// keys: what stands before a key ("Alt+" while typing), null where the cell is not active.
export function findingsOf(cell, keys, take) {
  let number = 0;
  const items = cell.findings.map((one) => {
    const fixes = one.fixes.map((fix) => {
      number += 1;
      const key = keys !== null && number < 10 ? `${keys}${number}` : "";
      return withKey(button(fix.label, () => take(fix.text), { class: "fix" }), key);
    });
    const severity = element("b", { class: "severity", text: one.severity });
    return element("li", { class: one.severity, title: `${one.check}: ${one.message}` }, severity, " ", element("span", { text: one.message }), ...fixes);
  });
  const refused = cell.refused && element("li", { class: "refusal" }, element("b", { text: "Cannot be accepted: " }), cell.refused);
  return element("ul", { class: "findings" }, refused, ...items);
}

export function actionsOf(cell, keys, actions) {
  const accepted = ACCEPTED.has(cell.state);
  const accept = accepted
    ? cell.state === "reviewed" && withKey(button("Make final", () => actions.accept(true)), "Ctrl+Shift+Enter")
    : withKey(button("Accept", () => actions.accept(false), { class: "main" }), "Ctrl+Enter");
  return element(
    "div",
    { class: "actions" },
    accept,
    keys === "" && withKey(button("Edit", actions.edit), "Enter"),
    withKey(button("Reject…", actions.reject), `${keys}R`),
    withKey(button("Tag…", actions.tag), `${keys}M`),
    cell.draft && withKey(button("Undo draft", actions.revert), `${keys}U`),
  );
}
