/** Stands for a worker whose modules never come: it says nothing. */
setInterval(() => undefined, 1_000)
