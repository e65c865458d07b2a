package io.github.jpki4j.document.pdf.revision;

/** What an object is in a document, by the way that leads to it from the catalog. */
enum Role {
  /** The catalog. */
  CATALOG,
  /** A page. */
  PAGE,
  /** The annotations of a page. */
  ANNOTATIONS,
  /** The form. */
  FORM,
  /** Fields of the form, or kids of a field. */
  FIELDS,
  /** A field, a widget or another annotation. */
  FIELD,
  /** The resources of the form. */
  FORM_RESOURCES,
  /** One kind of them, such as fonts. */
  RESOURCE_KIND,
  /** The root of the structure tree. */
  STRUCTURE_ROOT,
  /** An element of the structure tree. */
  STRUCTURE_ELEMENT,
  /** The kids of such an element, or of the root. */
  STRUCTURE_KIDS,
  /** A node of the tree that leads from pages and annotations to the structure tree. */
  PARENT_TREE,
  /** The entries of such a node. */
  PARENT_ENTRIES,
  /** Anything else that is shown or used. */
  OTHER,
  /** Only named, by a key such as /P, /Parent or /Dest; no role of its own. */
  LINKED
}
