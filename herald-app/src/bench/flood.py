#!/usr/bin/env python3
"""One tenant floods the engine with writes; what does another one notice, and how many does the limiter let pass?

    flood.py [--seconds 10] [--connections 8] [--launcher COMMAND..]

Prints the quiet tenant's p50 and p99 before and during the flood, and how many of the flood's requests were admitted beside how many the
limit allows in that time: as many as it had at first, and what came back meanwhile.
"""
import argparse
import contextlib
import json
import shlex
import subprocess
import time

import parts
import writes

LIMIT = 600
WINDOW = 60.0
PACE = 0.02
WARM_UP = 10


def token(engine, tenant):
    command = [*engine.launcher, "development-token", "--config", engine.config, "--tenant", tenant]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def client(engine, bearer):
    return parts.Http(engine.port, {"Authorization": "Bearer " + bearer})


def operator(engine):
    with open(engine.token_file("operator")) as f:
        return parts.Http(engine.port, {"Authorization": "Bearer " + f.read().strip()})


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


@contextlib.contextmanager
def flood(engine, bearer, zone, connections, seconds):
    """Connections that write without a pause, in a process of their own: what they cost is to be the engine's cost and not the observer's."""
    headers = {"Authorization": "Bearer " + bearer, "Content-Type": "application/json"}
    path = "/api/v1/zones/%s/rrsets/www/A" % zone
    command, env = writes.wrk_command(engine.port, headers, connections, seconds, "PUT", path, '{"ttl":300,"records":["{ip}"]}')
    with subprocess.Popen(["nice", "-n", "5", *command], env=env, stdout=subprocess.PIPE, text=True) as process:
        yield lambda: json.loads(process.communicate(timeout=seconds + 60)[0].split("RESULT ")[1])


def left(http):
    content = json.loads(http.ok("GET", "/api/v1/quota"))
    return next(rate["left"] for rate in content["rates"] if rate["class"] == "write")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--launcher", default=parts.ENGINE)
    options = parser.parse_args()
    with parts.folder() as path:
        engine = parts.Engine(path, tuple(shlex.split(options.launcher)), limited=True)
        with open(engine.config, "a") as f:
            f.write("limits.write-rate = off\n")
        with engine.running():
            run(engine, options)


def run(engine, options):
    quiet, noisy = token(engine, "quiet"), token(engine, "noisy")
    client(engine, quiet).ok("POST", "/api/v1/zones", {"name": "quiet.example"})
    client(engine, noisy).ok("POST", "/api/v1/zones", {"name": "noisy.example"})
    operator(engine).ok("PUT", "/api/v1/tenants/noisy/quota", {"rates": {"write": "%d/m" % LIMIT}})
    paced(engine, quiet, "quiet.example", WARM_UP)
    before = paced(engine, quiet, "quiet.example", options.seconds - 2)
    at_first = left(client(engine, noisy))
    with flood(engine, noisy, "noisy.example", options.connections, options.seconds) as ended:
        during = paced(engine, quiet, "quiet.example", options.seconds - 2)
        result = ended()
    admitted = result["requests"] - result["errors"]
    allowed = at_first + result["seconds"] * LIMIT / WINDOW
    parts.emit("quiet-before", p50=parts.percentile(before, 50) * 1000, p99=parts.percentile(before, 99) * 1000, n=len(before))
    parts.emit("quiet-during", p50=parts.percentile(during, 50) * 1000, p99=parts.percentile(during, 99) * 1000, n=len(during))
    parts.emit("flood", asked=result["requests"], refused=result["errors"], admitted=admitted, allowed=allowed,
               times_p99=parts.percentile(during, 99) / parts.percentile(before, 99))


if __name__ == "__main__":
    main()
