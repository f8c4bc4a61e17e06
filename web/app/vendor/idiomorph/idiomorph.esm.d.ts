export const Idiomorph: {
  morph(old: Element, content: string, config: object): unknown;
};
