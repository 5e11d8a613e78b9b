/* decoding._has_controls: whether UTF-8 has control characters or what a mark of byte order begins with. */

#include "native.h"

PyObject *has_controls(PyObject *module, PyObject *body) {
    char *text;
    Py_ssize_t size;
    (void)module;
    if (PyBytes_AsStringAndSize(body, &text, &size) < 0) return NULL;
    const unsigned char *at = (const unsigned char *)text;
    unsigned char found = 0;
    for (Py_ssize_t i = 0; i < size; i++) { /* without a branch, so that compilers can take many bytes at once */
        unsigned char sign = at[i], next = at[i + 1]; /* behind the last stands a NUL */
        found |= (sign < 32) & (sign != '\t') & (sign != '\n') & (sign != '\r');
        found |= (sign == 0x7F) | ((sign == 0xC2) & (next >= 0x80) & (next < 0xA0)) | ((sign == 0xEF) & (next == 0xBB));
    }
    return PyBool_FromLong(found);
}
