// The server renders; this puts what changed in place without touching what
// somebody is writing, where they are reading, or where focus rests.

import { Idiomorph } from "./vendor/idiomorph/idiomorph.esm.js";

export function show(id: string, html: string): void {
  const old = document.getElementById(id);
  if (!old) return;
  Idiomorph.morph(old, html, {
    morphStyle: "outerHTML",
    restoreFocus: true,
    callbacks: { beforeNodeMorphed: (node: Node) => !beingWritten(node) },
  });
  follow();
}

// The conversation follows what happens as long as its end is in sight. Only
// scrolling tells: a window that shrinks hides the end without anybody leaving it.
let following = true;

addEventListener("scroll", (e) => {
  const log = e.target;
  if (!(log instanceof HTMLElement) || !log.matches(".log")) return;
  following = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
}, { capture: true });
addEventListener("resize", follow);

function follow(): void {
  const log = document.querySelector<HTMLElement>("#call .log");
  if (log && following) log.scrollTop = log.scrollHeight;
}

// beingWritten tells whether a field has something that the server has not
// answered for yet.
function beingWritten(node: Node): boolean {
  if (!(node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement)) return false;
  return node === document.activeElement || node.dataset.dirty === "true";
}
