/* similarity._holds: how many words of a sample stand anywhere in a text, found in one pass over it. */

#include "native.h"

enum { MOST = 128, OPENING = 4, SLOTS = 1024, EACH = 64 };

typedef struct {
    const char *at;
    Py_ssize_t size;
    int next, is_found;
} Probe;

static unsigned int slot_of(const char *at) {
    unsigned int opening;
    memcpy(&opening, at, OPENING);
    return (opening * 2654435761u) >> 22;
}

/* The probes by their first bytes: the first of each slot in `slots`, which hold -1 where there is none. */
static int read_probes(PyObject *sample, Probe *probes, short *slots) {
    memset(slots, -1, SLOTS * sizeof *slots);
    Py_ssize_t count = PyList_Size(sample);
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *word = PyList_GetItem(sample, i);
        if (word == NULL) return -1;
        if (!PyUnicode_Check(word)) {
            PyErr_SetString(PyExc_TypeError, "a probe is a string");
            return -1;
        }
        probes[i].at = PyUnicode_AsUTF8AndSize(word, &probes[i].size);
        if (probes[i].at == NULL) return -1;
        if (probes[i].size < OPENING) {
            PyErr_Format(PyExc_ValueError, "a probe has %d bytes or more", OPENING);
            return -1;
        }
        unsigned int slot = slot_of(probes[i].at);
        probes[i].is_found = 0, probes[i].next = slots[slot], slots[slot] = (short)i;
    }
    return 0;
}

/* Whether a text holds so many of some words; None where one is no sound UTF-8, or where comparing takes more than EACH
   bytes for each byte of the text: words of thousands of the same letter are left to Python, whose search is linear. */
PyObject *holds_probes(PyObject *module, PyObject *args) {
    PyObject *text, *sample;
    Py_ssize_t needed, size;
    Probe probes[MOST];
    short slots[SLOTS];
    (void)module;
    if (!PyArg_ParseTuple(args, "UO!n", &text, &PyList_Type, &sample, &needed)) return NULL;
    if (PyList_Size(sample) > MOST) return PyErr_Format(PyExc_ValueError, "at most %d probes", MOST);
    const char *at = PyUnicode_AsUTF8AndSize(text, &size);
    if (at == NULL || read_probes(sample, probes, slots) < 0) return none_of_surrogates();
    Py_ssize_t left = EACH * (size + SLOTS);
    for (; needed > 0 && size >= OPENING; at++, size--)
        for (int i = slots[slot_of(at)]; i >= 0; i = probes[i].next) {
            Probe *probe = &probes[i];
            if (probe->is_found || probe->size > size) continue;
            if ((left -= probe->size) < 0) return none();
            if (memcmp(at, probe->at, (size_t)probe->size)) continue;
            probe->is_found = 1;
            needed--;
        }
    return PyBool_FromLong(needed <= 0);
}
