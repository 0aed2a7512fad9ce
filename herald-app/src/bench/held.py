"""What limits, quotas and locks cost the writes: two engines by turns in one run, one of them with everything that can hold a tenant back."""
import statistics

import writes
from parts import Engine, emit, folder

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


def rate(engine, clients, seconds):
    headers = dict(engine.client().headers, **{"Content-Type": "application/json"})
    result = writes.wrk(engine.port, headers, clients, seconds, *writes.aimed(writes.Herald.upsert, ZONE), names=1000)
    if result["errors"]:
        raise SystemExit("%d writes were refused" % result["errors"])
    return result["per_second"]


def measure(args):
    with folder() as one, folder() as other:
        engines = {"free": prepared(one, False), "held": prepared(other, True)}
        with engines["free"].running(), engines["held"].running():
            for name, engine in engines.items():
                fill(engine, name == "held")
                rate(engine, args.clients, args.warmup)
            rates = {name: [] for name in engines}
            for turn in range(args.rounds):
                for name in sorted(engines, reverse=turn % 2 == 1):
                    rates[name].append(rate(engines[name], args.clients, args.seconds))
    shares = [held / free for held, free in zip(rates["held"], rates["free"])]
    emit("writes with limits, quotas and locks", clients=args.clients, n=args.rounds, share=statistics.median(shares),
         **{name: statistics.median(values) for name, values in rates.items()})
