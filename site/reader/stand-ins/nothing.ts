/** Stands in for modules of Node that the bundle names and never uses; a use would not bundle, for it exports nothing else. */
export default {};
