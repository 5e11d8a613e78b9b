/* The module crawler.core._native; where one of its functions returns None, Python is to do the work. */

#include "native.h"

enum { VERSION = 4 }; /* that of accelerator.py: both are counted up when either side asks for another one */

static PyMethodDef functions[] = {
    {"attributes", read_attributes, METH_O, "Return the names and values of attributes as they are written, or None."},
    {"build", build, METH_VARARGS, "Add what stands in serialised markup to four lists and return True, or None."},
    {"configure", (PyCFunction)(void (*)(void))configure, METH_VARARGS | METH_KEYWORDS,
     "Take what build() makes blocks and anchors of, and its tags."},
    {"fold", fold, METH_O, "Return the normalised form of a text, or None."},
    {"configure_phrases", configure_phrases, METH_VARARGS, "Take what phrases say, and how many words they have."},
    {"phrase_bits", phrase_bits, METH_O, "Return what the phrases in class names say, or None."},
    {"configure_traits", (PyCFunction)(void (*)(void))configure_traits, METH_VARARGS | METH_KEYWORDS,
     "Take what traits() looks at, and what has them."},
    {"traits", traits, METH_O, "Return the traits of each element of a list, or None."},
    {"has_controls", has_controls, METH_O, "Return whether sound UTF-8 has control characters or marks of byte order."},
    {"runs", runs, METH_VARARGS, "Return the runs that two lists of tokens share, by anchors of so many tokens."},
    {"pairs_shared", pairs_shared, METH_VARARGS, "Return how many pairs of tokens either list has, and both have."},
    {"cover_moved", cover_moved, METH_VARARGS, "Mark the tokens of a list that stand in a run of another one."},
    {"smallest_pairs", smallest_pairs, METH_VARARGS, "Return the smallest differences of two hashes in a row."},
    {"holds_probes", holds_probes, METH_VARARGS, "Return whether a text holds so many of some words, or None."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_native", "What is mechanical in reading pages and comparing texts.", -1, functions,
    NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__native(void) {
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL) return NULL;
    if (add_element_type(module) < 0 || PyModule_AddIntConstant(module, "VERSION", VERSION) < 0) Py_CLEAR(module);
    return module;
}
