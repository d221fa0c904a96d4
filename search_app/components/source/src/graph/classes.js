// Classes of nodes and edges.  Cytoscape styles an element anew whenever a class is given or taken, even in vain.

/** Give an element a class, or take it, where that changes anything. */
export function mark(element, name, on) {
  if (element.hasClass(name) !== Boolean(on)) element.toggleClass(name, Boolean(on));
}

/** Let exactly these elements have a class; none when left out. */
export function markOnly(cy, name, elements = cy.collection()) {
  const had = cy.elements(`.${name}`);
  had.difference(elements).removeClass(name);
  elements.difference(had).addClass(name);
}
