// Fetches the run and starts the page: what each key and button does, and where the reader was before.

import { ask, isOf, RUN } from "./api.js";
import { showHelp } from "./dialogs.js";
import { byId, counted } from "./dom.js";
import { helpLines, startKeyboard } from "./keyboard.js";
import { Page } from "./page.js";
import { startTabs } from "./tabs.js";
import { startTooltip } from "./tooltip.js";

// Before the list writes its own.
const begin = location.hash.slice(1);

function keys(page) {
  const { actions } = page;
  return {
    next: () => page.move(1, 0),
    previous: () => page.move(-1, 0),
    right: () => page.move(0, 1),
    left: () => page.move(0, -1),
    nextOpen: () => page.goToOpen(),
    edit: () => actions.edit(),
    close: () => {
      page.close();
      page.focus();
    },
    save: () => actions.save(),
    accept: () => actions.accept(false),
    acceptFinal: () => actions.accept(true),
    reject: () => actions.reject(),
    revert: () => actions.revert(),
    comment: () => actions.comment(),
    tag: () => actions.tag(),
    changes: () => page.toggleChanges(),
    compare: () => page.panel.human.toggle(),
    choose: (key) => actions.choose(key),
    search: () => byId("text").select(),
    export: () => actions.export(),
    help: async () => {
      await showHelp(helpLines());
      page.focus();
    },
  };
}

function start(run) {
  isOf(run);
  const page = new Page(run);
  const does = keys(page);
  document.title = `${run.output} · Xindaya review`;
  byId("output").textContent = run.output;
  byId("memory-file").textContent = run.memory.of_config
    ? `Accepted sentences go into ${run.memory.file}.`
    : `Accepted sentences go into ${run.memory.file}, as the config names no memory; the next run takes it from there.`;
  byId("leftovers").hidden = !run.leftovers;
  byId("leftovers").textContent = `${counted(run.leftovers, "older review")}`;
  const pressed = {
    changes: does.changes,
    export: does.export,
    help: does.help,
    leftovers: () => page.actions.leftovers(),
    stale: () => page.filter(),
    retry: () => page.connection.retry(),
  };
  for (const [id, what] of Object.entries(pressed)) byId(id).addEventListener("click", what);
  startTabs(page.model);
  startTooltip();
  startKeyboard(does, (target) => target.matches(".editor textarea"));
  page.toolbar.stored();
  page.filter();
  const [number, locale] = begin.split("/");
  const place = { number: Number(number), locale };
  if (number && page.numbers.includes(place.number) && page.locales.includes(locale)) page.activate(place);
  page.focus();
  const recovered = page.saving.restore();
  if (recovered.length) page.say(`What was typed in ${counted(recovered.length, "sentence")} before the stop was recovered.`);
  document.body.dataset.ready = "";
}

ask("GET", RUN).then(start, (failure) => {
  byId("lost").hidden = false;
  byId("lost-why").textContent = failure.message;
  byId("retry").addEventListener("click", () => location.reload());
});
