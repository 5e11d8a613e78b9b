/* alignment.align: the runs that two lists of tokens share, by its functions of the same names. */

#include "native.h"

typedef struct {
    Py_ssize_t here, there, size;
} Run;

typedef struct {
    Py_ssize_t here, there;
} Pair;

typedef struct {
    Py_ssize_t *one, *other; /* a number for each token, the same for the same ones */
    Py_ssize_t run;          /* tokens of the longest anchors */
    Run *runs;
    Py_ssize_t runs_size, runs_room;
} Texts;

/* ---- Tokens to numbers ---- */

typedef struct {
    PyObject *token; /* borrowed from the lists */
    Py_hash_t hash;
    Py_ssize_t number;
} Known;

static size_t room_for(Py_ssize_t count) {
    size_t room = 16;
    while (room < 2 * (size_t)count) room *= 2;
    return room;
}

/* Puts a number for each token into `numbers`; returns how many are numbered by then, -1 on failure. */
static Py_ssize_t number(PyObject *tokens, Py_ssize_t size, Known *known, size_t room, Py_ssize_t next, Py_ssize_t *numbers) {
    for (Py_ssize_t i = 0; i < size; i++) {
        PyObject *token = PyList_GetItem(tokens, i);
        if (token == NULL || !PyUnicode_Check(token)) {
            if (token != NULL) PyErr_SetString(PyExc_TypeError, "tokens are texts");
            return -1;
        }
        Py_hash_t hash = PyObject_Hash(token);
        size_t place = (size_t)hash & (room - 1);
        while (known[place].token != NULL && known[place].token != token &&
               (known[place].hash != hash || PyUnicode_Compare(known[place].token, token)))
            place = (place + 1) & (room - 1);
        if (known[place].token == NULL) known[place] = (Known){token, hash, next++};
        numbers[i] = known[place].number;
    }
    return next;
}

/* ---- Anchors ---- */

typedef struct {
    Py_ssize_t place, first; /* -1 where it stands more than once; where it stands first, -1 of an empty entry */
} Gram;

static size_t hash_of(const Py_ssize_t *words, Py_ssize_t size) {
    size_t hash = 0;
    for (Py_ssize_t i = 0; i < size; i++) hash = (hash ^ (size_t)words[i]) * (size_t)0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static int is_same(const Py_ssize_t *words, const Py_ssize_t *others, Py_ssize_t size) {
    for (Py_ssize_t i = 0; i < size; i++)
        if (words[i] != others[i]) return 0;
    return 1;
}

/* The entry of a run of tokens, an empty one where it is not there. */
static Gram *gram_at(Gram *grams, size_t room, const Py_ssize_t *text, const Py_ssize_t *words, Py_ssize_t size) {
    size_t at = hash_of(words, size) & (room - 1);
    while (grams[at].first >= 0 && !is_same(text + grams[at].first, words, size)) at = (at + 1) & (room - 1);
    return &grams[at];
}

static Gram *once(const Py_ssize_t *text, Py_ssize_t low, Py_ssize_t high, Py_ssize_t size, size_t room) {
    Gram *grams = PyMem_Malloc(room * sizeof(Gram));
    if (grams == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (size_t i = 0; i < room; i++) grams[i].first = -1;
    for (Py_ssize_t place = low; place + size <= high; place++) {
        Gram *gram = gram_at(grams, room, text, text + place, size);
        *gram = gram->first < 0 ? (Gram){place, place} : (Gram){-1, gram->first};
    }
    return grams;
}

/* The places of the runs of `size` tokens that stand once on each side; their count, -1 on failure. */
static Py_ssize_t anchors(const Texts *texts, Run range, Run range_there, Py_ssize_t size, Pair **found) {
    Py_ssize_t low = range.here, high = range.there, low_there = range_there.here, high_there = range_there.there;
    *found = NULL;
    if (high - low < size || high_there - low_there < size) return 0;
    size_t room = room_for(high - low), room_there = room_for(high_there - low_there);
    Gram *grams = once(texts->one, low, high, size, room);
    Gram *grams_there = grams == NULL ? NULL : once(texts->other, low_there, high_there, size, room_there);
    *found = grams_there == NULL ? NULL : PyMem_Malloc((size_t)(high - low) * sizeof(Pair));
    Py_ssize_t count = *found == NULL ? -1 : 0;
    if (grams_there != NULL && *found == NULL) PyErr_NoMemory();
    for (Py_ssize_t place = low; count >= 0 && place + size <= high; place++) {
        if (gram_at(grams, room, texts->one, texts->one + place, size)->place < 0) continue;
        const Gram *gram = gram_at(grams_there, room_there, texts->other, texts->one + place, size);
        if (gram->first >= 0 && gram->place >= 0) (*found)[count++] = (Pair){place, gram->place};
    }
    PyMem_Free(grams);
    PyMem_Free(grams_there);
    return count;
}

/* Keeps the longest row of pairs that ascend on both sides; returns its length, -1 on failure. */
static Py_ssize_t in_order(Pair *pairs, Py_ssize_t count) {
    Py_ssize_t sorted = 1;
    while (sorted < count && pairs[sorted - 1].there <= pairs[sorted].there) sorted++;
    if (sorted >= count) return count;
    Py_ssize_t *rows = PyMem_Malloc(3 * (size_t)count * sizeof(Py_ssize_t)), length = 0;
    if (rows == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    Py_ssize_t *before = rows + count, *row = rows + 2 * count;
    for (Py_ssize_t i = 0; i < count; i++) {
        Py_ssize_t low = 0, high = length; /* bisect_left */
        while (low < high) {
            Py_ssize_t middle = (low + high) / 2;
            if (pairs[rows[middle]].there < pairs[i].there) low = middle + 1;
            else high = middle;
        }
        before[i] = low ? rows[low - 1] : -1;
        rows[low] = i;
        length += low == length;
    }
    for (Py_ssize_t i = length, at = rows[length - 1]; i-- > 0; at = before[at]) row[i] = at;
    for (Py_ssize_t i = 0; i < length; i++) pairs[i] = pairs[row[i]]; /* rows ascend: nothing is overwritten too soon */
    PyMem_Free(rows);
    return length;
}

/* ---- Runs ---- */

static int add_run(Texts *texts, Py_ssize_t here, Py_ssize_t there, Py_ssize_t size) {
    Run *last = texts->runs_size ? &texts->runs[texts->runs_size - 1] : NULL;
    if (last != NULL && last->here + last->size == here && last->there + last->size == there) { /* _joined */
        last->size += size;
        return 0;
    }
    if (reserve((void **)&texts->runs, &texts->runs_room, texts->runs_size + 1, sizeof(Run)) < 0) return -1;
    texts->runs[texts->runs_size++] = (Run){here, there, size};
    return 0;
}

static Py_ssize_t least(Py_ssize_t one, Py_ssize_t other) { return one < other ? one : other; }

static Py_ssize_t same_from(const Texts *texts, Py_ssize_t here, Py_ssize_t there, Py_ssize_t most) {
    Py_ssize_t same = 0;
    while (same < most && texts->one[here + same] == texts->other[there + same]) same++;
    return same;
}

static int add_runs(Texts *texts, Py_ssize_t low, Py_ssize_t high, Py_ssize_t low_there, Py_ssize_t high_there,
                    Py_ssize_t size);

static int add_anchored(Texts *texts, Run range, Run range_there, Py_ssize_t size, const Pair *pairs, Py_ssize_t count) {
    Py_ssize_t at = range.here, high = range.there, at_there = range_there.here, high_there = range_there.there;
    for (Py_ssize_t i = 0; i <= count; i++) {
        Pair pair = i < count ? pairs[i] : (Pair){high, high_there};
        if (pair.here < at || pair.there < at_there) continue; /* within the run of the one before */
        if (size / 2 && at < pair.here && at_there < pair.there &&
            add_runs(texts, at, pair.here, at_there, pair.there, size / 2) < 0)
            return -1;
        if (pair.here == high) continue;
        Py_ssize_t end = pair.here + size, end_there = pair.there + size;
        Py_ssize_t length = size + same_from(texts, end, end_there, least(high - end, high_there - end_there));
        if (add_run(texts, pair.here, pair.there, length) < 0) return -1;
        at = pair.here + length, at_there = pair.there + length;
    }
    return 0;
}

/* alignment._runs */
static int add_runs(Texts *texts, Py_ssize_t low, Py_ssize_t high, Py_ssize_t low_there, Py_ssize_t high_there,
                    Py_ssize_t size) {
    if (low == high || low_there == high_there) return 0;
    Py_ssize_t front = same_from(texts, low, low_there, least(high - low, high_there - low_there)), back = 0;
    if (front && add_run(texts, low, low_there, front) < 0) return -1;
    low += front, low_there += front;
    Py_ssize_t most = least(high - low, high_there - low_there);
    while (back < most && texts->one[high - back - 1] == texts->other[high_there - back - 1]) back++;
    high -= back, high_there -= back;
    if (low < high && low_there < high_there) {
        Run range = {low, high, 0}, range_there = {low_there, high_there, 0};
        Pair *pairs;
        Py_ssize_t count = anchors(texts, range, range_there, size, &pairs);
        if (count > 0) count = in_order(pairs, count);
        int is_apart = size == texts->run && !(count || front || back), failed = count < 0;
        if (!failed && !is_apart) failed = add_anchored(texts, range, range_there, size, pairs, count) < 0;
        PyMem_Free(pairs);
        if (failed) return -1;
    }
    return back ? add_run(texts, high, high_there, back) : 0;
}

static PyObject *list_of(const Run *runs, Py_ssize_t size) {
    PyObject *found = PyList_New(size);
    for (Py_ssize_t i = 0; found != NULL && i < size; i++) {
        PyObject *run = Py_BuildValue("nnn", runs[i].here, runs[i].there, runs[i].size);
        if (run == NULL || PyList_SetItem(found, i, run) < 0) Py_CLEAR(found);
    }
    return found;
}

/* Numbers the tokens of two lists; the numbers are to be freed with texts->one. */
static int read_texts(PyObject *one, PyObject *other, Texts *texts) {
    Py_ssize_t size = PyList_Size(one), size_there = PyList_Size(other), next = -1;
    size_t room = room_for(size + size_there);
    Known *known = PyMem_Calloc(room, sizeof(Known));
    texts->one = PyMem_Malloc((size_t)(size + size_there + 1) * sizeof(Py_ssize_t));
    if (known == NULL || texts->one == NULL) {
        PyErr_NoMemory();
    } else {
        texts->other = texts->one + size;
        next = number(one, size, known, room, 0, texts->one);
        if (next >= 0) next = number(other, size_there, known, room, next, texts->other);
    }
    PyMem_Free(known);
    return next < 0 ? -1 : 0;
}

PyObject *runs(PyObject *module, PyObject *args) {
    PyObject *one, *other, *found = NULL;
    Texts texts = {.one = NULL};
    (void)module;
    if (!PyArg_ParseTuple(args, "O!O!n", &PyList_Type, &one, &PyList_Type, &other, &texts.run)) return NULL;
    if (texts.run < 1) return PyErr_Format(PyExc_ValueError, "an anchor has a token or more");
    if (read_texts(one, other, &texts) == 0 &&
        add_runs(&texts, 0, PyList_Size(one), 0, PyList_Size(other), texts.run) == 0)
        found = list_of(texts.runs, texts.runs_size);
    PyMem_Free(texts.one);
    PyMem_Free(texts.runs);
    return found;
}

/* How many entries a table of grams has. */
static Py_ssize_t count_grams(const Gram *grams, size_t room) {
    Py_ssize_t count = 0;
    for (size_t i = 0; i < room; i++) count += grams[i].first >= 0;
    return count;
}

/* alignment.pairs_shared: the pairs of tokens in a row that either text has, and those that both have. */
PyObject *pairs_shared(PyObject *module, PyObject *args) {
    PyObject *one, *other, *found = NULL;
    Texts texts = {.one = NULL};
    Gram *grams = NULL, *grams_there = NULL;
    (void)module;
    if (!PyArg_ParseTuple(args, "O!O!", &PyList_Type, &one, &PyList_Type, &other)) return NULL;
    Py_ssize_t size = PyList_Size(one), size_there = PyList_Size(other), shared = 0;
    size_t room = room_for(size), room_there = room_for(size_there);
    if (read_texts(one, other, &texts) == 0 && (grams = once(texts.one, 0, size, 2, room)) != NULL &&
        (grams_there = once(texts.other, 0, size_there, 2, room_there)) != NULL) {
        for (size_t i = 0; i < room; i++)
            if (grams[i].first >= 0)
                shared += gram_at(grams_there, room_there, texts.other, texts.one + grams[i].first, 2)->first >= 0;
        found = Py_BuildValue("nnn", count_grams(grams, room), count_grams(grams_there, room_there), shared);
    }
    PyMem_Free(grams);
    PyMem_Free(grams_there);
    PyMem_Free(texts.one);
    return found;
}

/* alignment.cover_moved */
PyObject *cover_moved(PyObject *module, PyObject *args) {
    PyObject *covered, *one, *other, *found = NULL;
    Texts texts = {.one = NULL};
    Gram *grams = NULL;
    (void)module;
    if (!PyArg_ParseTuple(args, "O!O!O!n", &PyByteArray_Type, &covered, &PyList_Type, &one, &PyList_Type, &other,
                          &texts.run))
        return NULL;
    Py_ssize_t size = PyList_Size(one), size_there = PyList_Size(other);
    if (PyByteArray_Size(covered) != size || texts.run < 1) return PyErr_Format(PyExc_ValueError, "a flag for each token");
    char *flags = PyByteArray_AsString(covered);
    size_t room = room_for(size_there);
    if (read_texts(one, other, &texts) == 0 && (grams = once(texts.other, 0, size_there, texts.run, room)) != NULL) {
        for (Py_ssize_t start = 0, end; start < size; start = end) {
            for (end = start; end < size && flags[end] == flags[start];) end++;
            if (flags[start]) continue;
            for (Py_ssize_t place = start; place + texts.run <= end; place++)
                if (gram_at(grams, room, texts.other, texts.one + place, texts.run)->first >= 0)
                    memset(flags + place, 1, (size_t)texts.run);
        }
        found = none();
    }
    PyMem_Free(grams);
    PyMem_Free(texts.one);
    return found;
}
