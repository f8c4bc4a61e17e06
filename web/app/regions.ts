// The server renders; this puts what changed in place without touching what
// somebody is writing, where they are reading, or where focus rests.

import { Idiomorph } from "./vendor/idiomorph/idiomorph.esm.js";

export function show(id: string, html: string): void {
  const old = document.getElementById(id);
  if (!old) return;
  const log = old.querySelector<HTMLElement>(".log");
  const follows = log ? log.scrollHeight - log.scrollTop - log.clientHeight < 40 : false;
  Idiomorph.morph(old, html, {
    morphStyle: "outerHTML",
    restoreFocus: true,
    callbacks: { beforeNodeMorphed: (node: Node) => !beingWritten(node) },
  });
  const after = document.getElementById(id)?.querySelector<HTMLElement>(".log");
  if (after && follows) after.scrollTop = after.scrollHeight;
}

// beingWritten tells whether a field has something that the server has not
// answered for yet.
function beingWritten(node: Node): boolean {
  if (!(node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement)) return false;
  return node === document.activeElement || node.dataset.dirty === "true";
}
