/* near_keys._smallest_pairs: a sample of the pairs of telling words, by their hashes. */

#include "native.h"

enum { MOST = 64 };

/* The hash that a dict has, or finds, for a word; -1 on failure. */
static long long hash_of(PyObject *hashes, PyObject *word) {
    PyObject *found = word == NULL ? NULL : PyDict_GetItemWithError(hashes, word);
    if (found != NULL) Py_INCREF(found);
    else if (word != NULL && !PyErr_Occurred()) found = PyObject_GetItem(hashes, word);
    long long hash = found == NULL ? -1 : PyLong_AsLongLong(found);
    Py_XDECREF(found);
    return hash;
}

/* Keeps a key among the smallest, each once and in order; returns how many there are. */
static Py_ssize_t keep(unsigned long long *smallest, Py_ssize_t count, Py_ssize_t most, unsigned long long key) {
    Py_ssize_t place = count;
    while (place && smallest[place - 1] > key) place--;
    if (place == most || (place && smallest[place - 1] == key)) return count;
    count += count < most;
    memmove(smallest + place + 1, smallest + place, (size_t)(count - place - 1) * sizeof *smallest);
    smallest[place] = key;
    return count;
}

PyObject *smallest_pairs(PyObject *module, PyObject *args) {
    PyObject *words, *hashes;
    unsigned long long mask, smallest[MOST];
    Py_ssize_t most, count = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "O!O!Kn", &PyList_Type, &words, &PyDict_Type, &hashes, &mask, &most)) return NULL;
    if (most < 1 || most > MOST) return PyErr_Format(PyExc_ValueError, "1 to %d pairs", MOST);
    long long before = 0;
    for (Py_ssize_t i = 0; i < PyList_Size(words); i++) {
        long long hash = hash_of(hashes, PyList_GetItem(words, i));
        if (hash == -1 && PyErr_Occurred()) return NULL;
        if (!hash) continue;
        if (before) count = keep(smallest, count, most, (unsigned long long)(before - hash) & mask);
        before = hash;
    }
    PyObject *found = PyList_New(count);
    for (Py_ssize_t i = 0; found != NULL && i < count; i++) {
        PyObject *key = PyLong_FromUnsignedLongLong(smallest[i]);
        if (key == NULL || PyList_SetItem(found, i, key) < 0) Py_CLEAR(found);
    }
    return found;
}
