package dev.timeoutdoctor.fix;

import java.util.List;

/**
 * What two lists have in common at their ends, so that only what lies between is compared.
 *
 * @param head how many elements at the beginning
 * @param tail how many of the others at the end
 */
record CommonEnds(int head, int tail) {

    static <T> CommonEnds of(List<T> one, List<T> other) {
        int shorter = Math.min(one.size(), other.size());
        int head = 0;
        while (head < shorter && one.get(head).equals(other.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && one.get(one.size() - 1 - tail).equals(other.get(other.size() - 1 - tail))) {
            tail++;
        }
        return new CommonEnds(head, tail);
    }

    /** What lies between in one of the two. */
    <T> List<T> between(List<T> one) {
        return one.subList(head, one.size() - tail);
    }
}
