#!/usr/bin/env python3
"""One tenant floods the engine with writes; what does another one notice, and how many does the limiter let pass?

    flood.py [--seconds 10] [--connections 8] [--launcher COMMAND..]

Prints the quiet tenant's p50 and p99 before and during the flood, and how many of the flood's requests were admitted beside how many the
limit allows in that time: as many as it had at first, and what came back meanwhile.
"""
import argparse
import json
import shlex
import subprocess
import threading
import time

import parts

LIMIT = 600
WINDOW = 60.0
PACE = 0.02


def token(engine, tenant):
    command = [*engine.launcher, "development-token", "--config", engine.config, "--tenant", tenant]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def client(engine, bearer):
    return parts.Http(engine.port, {"Authorization": "Bearer " + bearer})


def write(http, zone, number):
    body = {"ttl": 300, "records": ["192.0.2.%d" % (number % 250 + 1)]}
    return http.call("PUT", "/api/v1/zones/%s/rrsets/www/A" % zone, body)[0]


def paced(engine, bearer, zone, seconds):
    """Writes at a steady pace, as a program does that is not in a hurry, and how long each took."""
    http = client(engine, bearer)
    took = []
    end = time.perf_counter() + seconds
    number = 0
    while time.perf_counter() < end:
        begin = time.perf_counter()
        status = write(http, zone, number)
        took.append(time.perf_counter() - begin)
        if status >= 300:
            raise SystemExit("the quiet tenant was answered %d" % status)
        number += 1
        time.sleep(max(0.0, PACE - took[-1]))
    return took


class Flood:
    """Connections that write without a pause until they are told to stop."""

    def __init__(self, engine, bearer, zone, connections):
        self.engine, self.bearer, self.zone = engine, bearer, zone
        self.statuses = {}
        self.lock = threading.Lock()
        self.ends = False
        self.threads = [threading.Thread(target=self.run) for _ in range(connections)]

    def run(self):
        http = client(self.engine, self.bearer)
        mine = {}
        number = 0
        while not self.ends:
            status = write(http, self.zone, number)
            mine[status] = mine.get(status, 0) + 1
            number += 1
        with self.lock:
            for status, count in mine.items():
                self.statuses[status] = self.statuses.get(status, 0) + count

    def __enter__(self):
        self.begin = time.perf_counter()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *ignored):
        self.ends = True
        for thread in self.threads:
            thread.join()
        self.lasted = time.perf_counter() - self.begin


def left(http):
    content = json.loads(http.ok("GET", "/api/v1/quota"))
    return next(rate["left"] for rate in content["rates"] if rate["class"] == "write")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--launcher", default=parts.ENGINE)
    options = parser.parse_args()
    with parts.folder() as path:
        engine = parts.Engine(path, tuple(shlex.split(options.launcher)), limited=True)
        with open(engine.config, "a") as f:
            f.write("limits.write-rate = %d/m\n" % LIMIT)
        with engine.running():
            run(engine, options)


def run(engine, options):
    quiet, noisy = token(engine, "quiet"), token(engine, "noisy")
    client(engine, quiet).ok("POST", "/api/v1/zones", {"name": "quiet.example"})
    client(engine, noisy).ok("POST", "/api/v1/zones", {"name": "noisy.example"})
    paced(engine, quiet, "quiet.example", 2)
    before = paced(engine, quiet, "quiet.example", min(options.seconds, 6))
    at_first = left(client(engine, noisy))
    with Flood(engine, noisy, "noisy.example", options.connections) as flood:
        during = paced(engine, quiet, "quiet.example", min(options.seconds, 4))
    admitted = sum(count for status, count in flood.statuses.items() if status < 300)
    allowed = at_first + flood.lasted * LIMIT / WINDOW
    parts.emit("quiet-before", p50=parts.percentile(before, 50) * 1000, p99=parts.percentile(before, 99) * 1000, n=len(before))
    parts.emit("quiet-during", p50=parts.percentile(during, 50) * 1000, p99=parts.percentile(during, 99) * 1000, n=len(during))
    parts.emit("flood", asked=sum(flood.statuses.values()), admitted=admitted, allowed=allowed,
               **{str(status): count for status, count in sorted(flood.statuses.items())})


if __name__ == "__main__":
    main()
