// What is written down: identity, note, look-up, advice, finishing.

import type { Desk } from "./desk";
import { clock } from "./clock";

const rest = 900; // milliseconds of quiet after which the note is saved

// startForms returns what brings back a note that was not saved before the page was
// left: to be called once the page shows what the server has.
export function startForms(desk: Desk): () => void {
  fields(desk);
  history(desk);
  advice(desk);
  finish(desk);
  return note(desk);
}

// useRegister takes over what the population register gives, into fields that
// nobody has written in.
export function useRegister(desk: Desk): void {
  const r = document.getElementById("register");
  if (!r) return;
  for (const name of ["patient", "born", "phone", "address"]) {
    const input = document.getElementById(`field-${name}`) as HTMLInputElement | null;
    const value = r.dataset[name] ?? "";
    if (!input || value === "" || input.value.trim() !== "") continue;
    input.value = value;
    saveField(desk, input);
  }
}

function fields(desk: Desk): void {
  document.addEventListener("input", (e) => {
    const input = e.target as HTMLInputElement;
    if (input.dataset?.field) input.dataset.dirty = "true";
  });
  document.addEventListener("change", (e) => {
    const input = e.target as HTMLInputElement;
    if (input.dataset?.field) saveField(desk, input);
  });
}

function saveField(desk: Desk, input: HTMLInputElement): void {
  const words = input.value.trim();
  input.dataset.dirty = "true";
  void desk.send({ kind: "field", field: input.dataset.field, words }).then(() => {
    if (input.value.trim() === words) delete input.dataset.dirty;
  });
}

// note saves by itself: after a moment's quiet, and when focus leaves. What the
// server has not answered for is kept in the browser.
function note(desk: Desk): () => void {
  const find = (): HTMLTextAreaElement | null => document.getElementById("note-text") as HTMLTextAreaElement | null;
  const state = (text: string): void => {
    const e = document.getElementById("note-state");
    if (e) e.textContent = text;
  };
  let timer = 0;
  let sent = find()?.value ?? "";
  const save = (): void => {
    clearTimeout(timer);
    const area = find();
    if (!area || area.value === sent) return;
    const words = area.value;
    sent = words;
    void desk.send({ kind: "note", words }).then((ack) => {
      if (area.value !== words) return;
      delete area.dataset.dirty;
      desk.keepDraft("note", "");
      desk.keepDraft("note.before", "");
      if (!ack.refused) state(`${desk.words.wordSaved ?? ""} ${clock(desk.now())}`);
    });
  };
  document.addEventListener("input", (e) => {
    const area = e.target as HTMLTextAreaElement;
    if (area.id !== "note-text") return;
    area.dataset.dirty = "true";
    if (desk.draft("note") === "") desk.keepDraft("note.before", sent);
    desk.keepDraft("note", area.value);
    state(desk.words.wordDraft ?? "");
    clearTimeout(timer);
    timer = window.setTimeout(save, rest);
  });
  document.addEventListener("focusout", (e) => { if ((e.target as Element).id === "note-text") save(); });
  addEventListener("pagehide", save);
  return () => {
    const kept = desk.draft("note");
    const area = find();
    if (!area || area.readOnly || area.dataset.dirty === "true") return; // being written just now
    sent = area.value;
    if (kept === "") return;
    // Another window may have written since: then both stand there, one after the other.
    area.value = area.value === "" || area.value === desk.draft("note.before") || kept.startsWith(area.value) ? kept : `${area.value}\n${kept}`;
    area.dataset.dirty = "true";
    save();
  };
}

// suggestSearch writes what stands on the screen already into the search: nobody
// should copy a name or a number by hand. The search itself is still to be made.
export function suggestSearch(): void {
  const form = document.getElementById("history-form") as HTMLFormElement | null;
  const input = document.getElementById("history-words") as HTMLInputElement | null;
  if (!form || !input) return;
  const person = (document.getElementById("field-patient") as HTMLInputElement | null)?.value ?? "";
  const number = document.querySelector<HTMLElement>(".strip-number strong")?.dataset.number ?? "";
  const wanted = new FormData(form).get("by") === "number" ? number : person;
  if (["", person, number].includes(input.value.trim())) input.value = wanted;
  input.select();
}

function history(desk: Desk): void {
  const form = document.getElementById("history-form") as HTMLFormElement | null;
  form?.addEventListener("change", (e) => { if ((e.target as HTMLInputElement).name === "by") suggestSearch(); });
  form?.addEventListener("submit", (e) => {
    e.preventDefault();
    const by = new FormData(form).get("by") === "number" ? "number" : "person";
    const input = document.getElementById("history-words") as HTMLInputElement;
    void desk.send({ kind: "look_up", by, words: input.value.trim() });
  });
}

function advice(desk: Desk): void {
  const form = document.getElementById("advice-form") as HTMLFormElement | null;
  const preview = document.getElementById("advice-preview");
  if (!form || !preview) return;
  const draw = (): void => { preview.textContent = sms(form, preview) || (preview.dataset.empty ?? ""); };
  form.addEventListener("change", draw);
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const data = new FormData(form);
    const advice = { worsening: data.getAll("worsening"), limit: data.get("limit") ?? "", whom: data.get("whom") ?? "", else: data.get("else") ?? "" };
    void desk.send({ kind: "advice", advice }).then((ack) => {
      if (ack.refused) return;
      form.reset();
      draw();
    });
  });
}

// sms writes the pretended message; the server writes the same once it is sent.
function sms(form: HTMLFormElement, preview: HTMLElement): string {
  const signs = [...form.querySelectorAll<HTMLInputElement>("input:checked")].map((i) => i.dataset.text ?? "");
  const chosen = (name: string): string => {
    const select = form.elements.namedItem(name) as HTMLSelectElement;
    return select.value ? select.selectedOptions[0]?.textContent?.trim() ?? "" : "";
  };
  const parts: string[] = [];
  if (signs.length > 0) parts.push(`${preview.dataset.worsening}: ${signs.join("; ")}.`);
  if (chosen("limit")) parts.push(`${preview.dataset.limit} ${chosen("limit")}.`);
  if (chosen("whom")) parts.push(`${preview.dataset.whom} ${chosen("whom")}.`);
  if (chosen("else")) parts.push(`${capital(chosen("else"))}.`);
  return parts.length > 0 ? [form.dataset.opening, ...parts].join(" ") : "";
}

function capital(s: string): string { return s.charAt(0).toUpperCase() + s.slice(1); }

function finish(desk: Desk): void {
  const form = document.getElementById("finish-form") as HTMLFormElement | null;
  form?.addEventListener("submit", (e) => {
    e.preventDefault();
    const chosen = form.querySelector<HTMLInputElement>("input[name=disposition]:checked");
    const within = chosen?.dataset.within === "true" ? Number((document.getElementById("finish-within") as HTMLInputElement).value) || 0 : 0;
    void desk.send({ kind: "finish", disposition: chosen?.value ?? "", within }).then((ack) => { if (!ack.refused) desk.leave(); });
  });
}
