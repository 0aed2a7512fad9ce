"""What limits, quotas and locks cost the writes: two engines by turns in one run, one of them with everything that can hold a tenant back."""
import statistics

import writes
from parts import Engine, cpu_seconds, emit, folder

ZONE = "one.example"
LOCKS = 20
GENEROUS = """
limits.read-rate = 1000000/s
limits.write-rate = 1000000/s
limits.bulk-rate = 1000000/s
limits.export-rate = 1000000/s
quotas.zones = 1000
quotas.record-sets-per-zone = 100000
quotas.record-sets = 10000000
"""


def prepared(path, is_held):
    engine = Engine(path, limited=is_held)
    if is_held:
        with open(engine.config, "a") as f:
            f.write(GENEROUS)
    return engine


def fill(engine, is_held):
    client = engine.client()
    client.ok("POST", "/api/v1/zones", {"name": ZONE})
    client.ok("PATCH", "/api/v1/zones/%s/rrsets" % ZONE, [
        {"name": "n%d" % n, "type": "A", "ttl": 300, "records": ["192.0.2.1"], "action": "replace"} for n in range(1000)])
    for n in range(LOCKS if is_held else 0):
        client.ok("POST", "/api/v1/zones/%s/locks" % ZONE, {"name": "locked%d" % n, "type": "A", "level": "no-change", "reason": "is not to move"})


class Run:
    """An engine that runs, and what was measured of it: writes a second, and its processor time for each."""

    def __init__(self, engine, pid, clients):
        self.engine = engine
        self.pid = pid
        self.clients = clients
        self.rates = []
        self.costs = []

    def write(self, seconds):
        headers = dict(self.engine.client().headers, **{"Content-Type": "application/json"})
        began = cpu_seconds(self.pid)
        result = writes.wrk(self.engine.port, headers, self.clients, seconds, *writes.aimed(writes.Herald.upsert, ZONE), names=1000)
        if result["errors"]:
            raise SystemExit("%d writes were refused" % result["errors"])
        return result["per_second"], (cpu_seconds(self.pid) - began) / (result["per_second"] * seconds)

    def measure(self, seconds):
        per_second, cost = self.write(seconds)
        self.rates.append(per_second)
        self.costs.append(cost)


def share(these, those):
    return statistics.median(one / other for one, other in zip(these, those))


def measure(args):
    with folder() as one, folder() as other:
        engines = {"free": prepared(one, False), "held": prepared(other, True)}
        with engines["free"].running() as free, engines["held"].running() as held:
            runs = {"free": Run(engines["free"], free.pid, args.clients), "held": Run(engines["held"], held.pid, args.clients)}
            for name, run in runs.items():
                fill(run.engine, name == "held")
                run.write(args.warmup)
            for turn in range(args.rounds):
                for name in sorted(runs, reverse=turn % 2 == 1):
                    runs[name].measure(args.seconds)
    emit("writes with limits, quotas and locks", clients=args.clients, n=args.rounds, share=share(runs["held"].rates, runs["free"].rates),
         **{name: statistics.median(run.rates) for name, run in runs.items()})
    emit("processor time of a write with limits, quotas and locks", unit="us", n=args.rounds, share=share(runs["held"].costs, runs["free"].costs),
         **{name: statistics.median(run.costs) * 1e6 for name, run in runs.items()})
