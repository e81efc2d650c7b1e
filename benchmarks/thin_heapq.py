"""The yardstick: the thin office on a bare heap, as lean as plain Python gets, and no fun to extend."""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush

from benchmarks.thin_office import BILLERS, DENIALS_WORKED, POSTING, Claim, Tally

ARRIVED, WORKED, ANSWERED, POSTED = range(4)


def run(claims: list[Claim]) -> Tally:
    """Run the office until the last claim is closed.

    An event is (time, serial, what, claim, visit, denials): all that a claim remembers travels in it. That a biller
    turns to the head of the tail is written out twice, since a function of its own would cost more than the rest.
    """
    closed = [0] * len(claims)
    waited = 0
    idle = BILLERS
    tail: deque[tuple[int, int, int, int, int, int]] = deque()
    heap = [(claims[0].gap, 0, ARRIVED, 0, 0, 0)]
    serial = 0

    while heap:
        now, _, what, i, visit, denials = heappop(heap)
        if what == WORKED:
            if tail:
                since, work, then, head, nth, times = tail.popleft()
                waited += now - since
                serial += 1
                heappush(heap, (now + work, serial, then, head, nth, times))
            else:
                idle += 1
            _, rejected, delay, _ = claims[i][1][visit]
            if not rejected:
                serial += 1
                heappush(heap, (now + delay, serial, ANSWERED, i, visit, denials))
                continue
            visit += 1
            work, then = claims[i][1][visit][0], WORKED
        elif what == ANSWERED:
            if claims[i][1][visit][3] and denials < DENIALS_WORKED:
                visit += 1
                denials += 1
                work, then = claims[i][1][visit][0], WORKED
            else:
                work, then = POSTING, POSTED
        elif what == ARRIVED:
            following = i + 1
            if following < len(claims):
                serial += 1
                heappush(heap, (now + claims[following][0], serial, ARRIVED, following, 0, 0))
            work, then = claims[i][1][0][0], WORKED
        else:
            if tail:
                since, work, then, head, nth, times = tail.popleft()
                waited += now - since
                serial += 1
                heappush(heap, (now + work, serial, then, head, nth, times))
            else:
                idle += 1
            closed[i] = now
            continue

        if idle:
            idle -= 1
            serial += 1
            heappush(heap, (now + work, serial, then, i, visit, denials))
        else:
            tail.append((now, work, then, i, visit, denials))

    return Tally(closed, waited)
