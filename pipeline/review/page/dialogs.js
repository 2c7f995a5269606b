// Questions to the reviewer. Each resolves with the answer, or with null where it was called off.

import { button, byId, element } from "./dom.js";

// Shows a dialog made of content and waits for it to close. The first button that is `main` is taken by Enter.
export function open(title, ...content) {
  const dialog = byId("dialog");
  const close = button("Close", () => dialog.close(""), { class: "close", "aria-label": "Close" });
  close.textContent = "×";
  const head = element("header", {}, element("h2", { id: "dialog-title", text: title }), close);
  dialog.replaceChildren(head, ...content);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

const closing = (label, value, given = {}) => button(label, () => byId("dialog").close(value), given);
const buttons = (...made) => element("div", { class: "buttons" }, ...made);

// Ctrl+Enter in a text field is its main button.
function sends(field) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      byId("dialog").querySelector("button.main").click();
    }
  });
}

export async function askReason(comment) {
  const field = element("textarea", { id: "reason", rows: "4", maxlength: "10000" });
  field.value = comment;
  sends(field);
  const missing = element("p", { class: "problem", role: "alert" });
  const done = button("Reject", () => {
    if (field.value.trim()) byId("dialog").close("yes");
    else missing.textContent = "Say why, so that the next reader knows.";
  }, { class: "main" });
  const answer = open("Reject this translation", element("label", { for: "reason", text: "Why?" }), field, missing, buttons(done, closing("Cancel", "")));
  field.focus();
  return (await answer) ? field.value : null;
}

// Returns {category, severity, note}.
export async function askTag(mqm, stretch, locale, last) {
  const groups = [...new Set(mqm.categories.map((one) => one.group))].map((group) => {
    const own = mqm.categories.filter((one) => one.group === group);
    return element("optgroup", { label: group }, ...own.map((one) => element("option", { value: one.name, text: one.label })));
  });
  const category = element("select", { id: "category" }, ...groups);
  const severities = mqm.severities.map((one) => {
    const input = element("input", { type: "radio", name: "severity", value: one.name, checked: one.name === last.severity });
    return element("label", {}, input, ` ${one.name} `, element("span", { class: "quiet", text: `(${one.weight})` }));
  });
  const note = element("input", { id: "tag-note", type: "text", maxlength: "10000", autocomplete: "off" });
  if (last.category) category.value = last.category;
  const form = element(
    "form",
    { class: "fields", submit: (event) => { event.preventDefault(); byId("dialog").close("yes"); } },
    stretch ? element("blockquote", { lang: locale, text: stretch }) : element("p", { class: "quiet", text: "No words are selected: the tag is for the whole sentence." }),
    element("label", { for: "category", text: "What is wrong" }), category,
    element("fieldset", {}, element("legend", { text: "How grave" }), ...severities),
    element("label", { for: "tag-note", text: "Note (may be empty)" }), note,
    buttons(element("button", { type: "submit", class: "main", text: "Tag" }), closing("Cancel", "")),
  );
  const answer = open("Tag an error", form);
  category.focus();
  if (!(await answer)) return null;
  return { category: category.value, severity: form.elements.severity.value || "minor", note: note.value };
}

// "mine", "theirs", or "" where it was called off. where: which text it is about. Waits until no other question is open.
export async function askWhose(mine, theirs, locale, where) {
  const dialog = byId("dialog");
  while (dialog.open) await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  const text = (label, said) => [element("h3", { text: label }), element("blockquote", { lang: locale, text: said })];
  return open(
    "This was changed elsewhere meanwhile",
    element("p", { class: "quiet", text: where }),
    ...text("What you typed", mine), ...text("What is stored now", theirs),
    buttons(closing("Keep mine", "mine", { class: "main" }), closing("Take the stored one", "theirs")),
  );
}

export function showHelp(lines) {
  const rows = lines.map(([keys, does]) => element("tr", {}, element("td", {}, ...keys.flatMap((one, at) => [at ? " " : "", element("kbd", { text: one })])), element("td", { text: does })));
  const about = element("p", { class: "quiet", text: "While you type, use Alt with a letter or digit: Alt+M tags the selected words, Alt+1 takes the first fix." });
  return open("Keys", about, element("table", { class: "keys" }, element("tbody", {}, ...rows)));
}

export function showExport(done) {
  const list = (names) => element("ul", { class: "files" }, ...names.map((name) => element("li", { text: name })));
  const counts = `${done.accepted} accepted, ${done.open} open (the machine's text is in the files${done.drafts ? `; ${done.drafts} of them with a draft, which is not` : ""}).`;
  const kept = done.kept.length ? [element("h3", { text: "Put aside, because somebody had edited them" }), list(done.kept)] : [];
  const gates = element("p", { class: done.passed ? "passed" : "problem", text: done.passed ? "The gates hold." : "A gate failed: see report.html in the output folder." });
  return open(`Exported to ${done.output}`, element("p", { text: counts }), gates, list(done.files), ...kept, buttons(closing("Close", "", { class: "main" })));
}

export function showLeftovers(leftovers) {
  const items = leftovers.map((one) =>
    element(
      "div",
      { class: "match" },
      element("div", { class: "quiet", text: [one.document, one.locale, one.state].join(" · ") }),
      element("p", { lang: "en", text: one.source }),
      element("p", { class: "text", lang: one.locale, text: one.text ?? "" }),
      one.comment && element("p", { class: "note", text: one.comment }),
    ),
  );
  return open("Reviews of sentences that the release no longer has", ...items);
}
