/** What a unit shows for its work: a photo by reference, or a note. Both stay in grid; facts never carry them. */
export type Proof = { readonly kind: 'photo'; readonly reference: string } | { readonly kind: 'note'; readonly text: string };
