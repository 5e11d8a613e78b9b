/* layout.traits.traits: of each element what dicts have for its class and id, or for all of its attributes that tell. */

#include "native.h"

enum { MOST = 16 }; /* words of each kind */

static PyObject *telling, *alone, *hiding, *named, *known; /* as in layout/traits.py */
static Py_ssize_t longest_names;
static long said_alone;

PyObject *configure_traits(PyObject *module, PyObject *args, PyObject *given) {
    static char *names[] = {"telling", "alone", "said_alone", "hiding", "longest", "named", "known", NULL};
    PyObject *now[5], **kept[] = {&telling, &alone, &hiding, &named, &known};
    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, given, "O!O!lO!nO!O!", names, &PyTuple_Type, &now[0], &PyTuple_Type, &now[1],
                                     &said_alone, &PyTuple_Type, &now[2], &longest_names, &PyDict_Type, &now[3],
                                     &PyDict_Type, &now[4]))
        return NULL;
    for (int i = 0; i < 3; i++)
        if (PyTuple_Size(now[i]) > MOST) return PyErr_Format(PyExc_ValueError, "more than %d words", MOST);
    for (int i = 0; i < 5; i++) {
        PyObject *old = *kept[i];
        Py_INCREF(now[i]);
        *kept[i] = now[i];
        Py_XDECREF(old);
    }
    return none();
}

typedef struct {
    const char *at[MOST];
    Py_ssize_t size[MOST], count;
} Words;

static int words_of(PyObject *strings, Words *words) {
    words->count = PyTuple_Size(strings);
    for (Py_ssize_t i = 0; i < words->count; i++)
        if ((words->at[i] = PyUnicode_AsUTF8AndSize(PyTuple_GetItem(strings, i), &words->size[i])) == NULL) return -1;
    return 0;
}

static int is_among(const Words *words, const char *at, Py_ssize_t size) {
    for (Py_ssize_t i = 0; i < words->count; i++)
        if (size == words->size[i] && !memcmp(at, words->at[i], (size_t)size)) return 1;
    return 0;
}

/* Whether one of the words stands anywhere in a text. */
static int holds(const char *at, Py_ssize_t size, const Words *words) {
    for (Py_ssize_t i = 0; i < words->count; i++)
        for (Py_ssize_t j = 0; j + words->size[i] <= size; j++)
            if (at[j] == *words->at[i] && !memcmp(at + j, words->at[i], (size_t)words->size[i])) return 1;
    return 0;
}

/* Whether one of the words is a name of its own among names in ASCII. */
static int names_alone(const char *at, Py_ssize_t size, const Words *words) {
    for (const char *end = at + size; at < end;) {
        const char *begin = at;
        while (at < end && !is_space((unsigned char)*at)) at++;
        if (at > begin && is_among(words, begin, at - begin)) return 1;
        at++;
    }
    return 0;
}

typedef struct {
    Words telling, alone, hiding;
    Buffer key, names, line;
} Work;

/* Puts the tag and the attributes that tell something into the key, as they are written, and a class and an id into the
names; returns whether these are all that tells. */
static int gather(Work *work, const Element *element) {
    Py_ssize_t size;
    int is_plain = 1;
    const char *at = element->tag == NULL ? NULL : PyUnicode_AsUTF8AndSize(element->tag, &size);
    work->key.size = work->names.size = 0;
    if (at == NULL || append(&work->key, at, size) < 0 || append(&work->key, " ", 1) < 0) return -1;
    at = element->written == NULL ? NULL : PyUnicode_AsUTF8AndSize(element->written, &size);
    if (at == NULL) return -1;
    Written each, classes = {NULL, NULL, 0, 0}, id = classes;
    for (const char *end = at + size; (at = next_attribute(at, end, &each)) != NULL;) {
        if (!is_among(&work->telling, each.name, each.name_size)) continue;
        if (append(&work->key, each.name, each.value + each.value_size + 1 - each.name) < 0) return -1;
        int is_class = equals(each.name, each.name_size, "class");
        Written *one = is_class ? &classes : equals(each.name, each.name_size, "id") ? &id : NULL;
        is_plain &= one != NULL && one->name == NULL && memchr(each.value, '&', (size_t)each.value_size) == NULL;
        if (one != NULL) *one = each;
    }
    if (!is_plain) return 0;
    if (append(&work->names, classes.value, classes.value_size) < 0) return -1;
    if (id.value_size && (append(&work->names, " ", 1) < 0 || append(&work->names, id.value, id.value_size) < 0)) return -1;
    return is_ascii(work->names.at, work->names.size) && !holds(work->names.at, work->names.size, &work->hiding);
}

static PyObject *traits_of(Work *work, const Element *element) {
    int is_plain = gather(work, element);
    if (is_plain < 0) return NULL;
    PyObject *key, *found;
    if (is_plain) {
        long said;
        Py_ssize_t size = work->names.size < longest_names ? work->names.size : longest_names;
        if (bits_of_names(work->names.at, size, &work->line, &said) < 0) return NULL;
        if (names_alone(work->names.at, work->names.size, &work->alone)) said |= said_alone;
        key = Py_BuildValue("Ol", element->tag, said);
    } else {
        key = string(work->key.at, work->key.size);
    }
    found = key == NULL ? NULL : PyObject_GetItem(is_plain ? named : known, key);
    Py_XDECREF(key);
    return found;
}

PyObject *traits(PyObject *module, PyObject *elements) {
    Work work = {.key = {NULL, 0, 0}};
    (void)module;
    if (telling == NULL || !PyList_Check(elements))
        return PyErr_Format(PyExc_TypeError, "a list is asked for, and configure_traits() before");
    if (words_of(telling, &work.telling) < 0 || words_of(alone, &work.alone) < 0 || words_of(hiding, &work.hiding) < 0)
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found != NULL && i < PyList_Size(elements); i++) {
        PyObject *element = PyList_GetItem(elements, i), *each = NULL;
        if (!Py_IS_TYPE(element, (PyTypeObject *)element_type)) PyErr_SetString(PyExc_TypeError, "elements are asked for");
        else each = traits_of(&work, (Element *)element);
        if (each == NULL || PyList_Append(found, each) < 0) Py_CLEAR(found);
        Py_XDECREF(each);
    }
    PyMem_Free(work.key.at);
    PyMem_Free(work.names.at);
    PyMem_Free(work.line.at);
    return found == NULL ? none_of_surrogates() : found;
}
