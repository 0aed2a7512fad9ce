#!/usr/bin/env python3
"""Herald's own benchmarks: each prints JSON lines, bounded in time, on loopback only.

  bench.py start       [--runs 9]              start to the first 200 of /readyz: the executable beside plain java -jar
  bench.py propagate   [--writes 100]          API write accepted -> new answer served by Knot on this machine
  bench.py memory      [--zones 1000]          resident memory of the idle engine, beside PowerDNS
  bench.py change-cost [--large 100000]        one-RRset change in a large zone beside one in a zone of 10
  bench.py zone-count  [--many 10000]          one-RRset change with many zones beside one with 10
  bench.py start-full  [--zones 10000]         start to the first answer with a million records stored
  bench.py writes      [--settle 4]            rates of writes and reads over HTTP, beside PowerDNS
  bench.py held        [--clients 16]          what limits, quotas and locks cost the writes
  bench.py bulk        [--records 1000000]     import and export of a large zone, beside PowerDNS
  bench.py zone-text   [--records 1000000]     reading and checking a zone file, beside kzonecheck and dnsjava's reader

Build first (./mvnw package); `zone-text` builds what it needs and fetches dnsjava, to measure only. `memory` and `bulk` need Debian's pdns-server and pdns-backend-sqlite3, `propagate` needs knot.
docs/benchmarks.md tells what was measured and on what machine.
"""
import argparse
import concurrent.futures
import contextlib
import glob
import os
import random
import statistics
import subprocess
import sys
import time

import held
import writes
import zonetext
from bulk import bulk
from parts import AGENT, ROOT, Dns, Engine, Http, emit, folder, free_port, java_home, percentile, process, resident_mib, summary, wait_until
from peer import PowerDns


def start_once(engine):
    began = time.perf_counter()
    with process(engine.log, *engine.command()) as p:
        wait_until("the engine", engine.is_ready, log=engine.log)
        took = time.perf_counter() - began
        return took, resident_mib(p.pid)


def plain_java():
    """The same classes without jlink, without an AOT cache, with Java's own defaults."""
    jars = sorted(glob.glob(os.path.join(ROOT, "herald-app/target/executable/image/lib/*.jar")))
    if not jars:
        raise SystemExit("no jars in herald-app/target/executable/image/lib (build first)")
    native = os.path.join(ROOT, "herald-app/target/executable/image/native")
    return [os.path.join(java_home(), "bin/java"), "--enable-native-access=ALL-UNNAMED",
            "-Dorg.sqlite.lib.path=" + native, "-Dorg.sqlite.lib.name=libsqlitejdbc.so", "-cp", ":".join(jars), "dev.koder.herald.app.Main"]


def start(args):
    with folder() as one, folder() as two:
        variants = {"executable": Engine(one), "java -cp": Engine(two, plain_java())}
        for engine in variants.values():
            start_once(engine)  # makes the database, and unpacks the executable
        took = {name: [] for name in variants}
        for _ in range(args.runs):
            for name, engine in variants.items():
                took[name].append(start_once(engine)[0])
        for name, values in took.items():
            emit("start", variant=name, unit="ms", **summary(values), min=min(values) * 1000)
        emit("start ratio", plain_over_executable=statistics.median(took["java -cp"]) / statistics.median(took["executable"]))


@contextlib.contextmanager
def pop(engine, path):
    """Knot and the agent beside an engine that runs."""
    dns_port, health_port = free_port(), free_port()
    config = os.path.join(path, "sync.conf")
    with open(config, "w") as f:
        f.write("engine.url = http://127.0.0.1:%d\nengine.token-file = %s\nstate.folder = %s/sync\nknot.control-socket = %s/run/knot.sock\n"
                "knot.address = 127.0.0.1:%d\nknot.listen = 127.0.0.1:%d\nknot.storage = %s/knot\nhealth.listen = 127.0.0.1:%d\n"
                % (engine.port, engine.token_file("pop"), path, path, dns_port, dns_port, path, health_port))
    os.makedirs(os.path.join(path, "run"))
    os.makedirs(os.path.join(path, "knot"))
    subprocess.run([AGENT, "init", "--config", config], check=True)
    with open(os.path.join(path, "knot.conf"), "w") as f:
        subprocess.run([AGENT, "knot-conf", "--config", config], check=True, stdout=f)
    knot_log, sync_log = os.path.join(path, "knot.log"), os.path.join(path, "sync.log")
    with process(knot_log, "knotd", "-c", os.path.join(path, "knot.conf")):
        wait_until("Knot", lambda: os.path.exists(os.path.join(path, "run/knot.sock")), log=knot_log)
        with process(sync_log, AGENT, "serve", "--config", config):
            wait_until("the agent", lambda: Http(health_port, timeout=5).call("GET", "/healthz")[0] == 200, log=sync_log)
            yield dns_port


def propagate(args):
    with folder() as path, contextlib.ExitStack() as stack:
        engine = Engine(path)
        stack.enter_context(engine.running())
        dns_port = stack.enter_context(pop(engine, path))
        client, dns = engine.client(), Dns(dns_port)
        client.ok("POST", "/api/v1/zones", {"name": "bench.example"})
        for host in range(20):
            client.ok("PUT", "/api/v1/zones/bench.example/rrsets/h%d/A" % host, {"ttl": 60, "records": ["192.0.2.%d" % (host + 1)]})
        wait_until("the zone", lambda: dns.has_address("h19.bench.example", "192.0.2.20"))
        if args.neighbours:
            stack.enter_context(writing_neighbours(engine, client, args.neighbours))
        served, accepted = [], []
        for n in range(args.writes):
            address = "10.%d.%d.%d" % (random.randrange(1, 250), random.randrange(250), n % 250 + 1)
            began = time.perf_counter()
            client.ok("PUT", "/api/v1/zones/bench.example/rrsets/www/A", {"ttl": 60, "records": [address]})
            answered = time.perf_counter()
            wait_until("the new answer", lambda: dns.has_address("www.bench.example", address), 30)
            served.append(time.perf_counter() - answered)
            accepted.append(answered - began)
            time.sleep(0.05)
        emit("write accepted", unit="ms", neighbours=args.neighbours, **summary(accepted))
        emit("accepted -> served and signed", unit="ms", neighbours=args.neighbours, **summary(served))


@contextlib.contextmanager
def writing_neighbours(engine, client, clients):
    """So many clients that write to twenty other zones as fast as they can."""
    for z in range(20):
        client.ok("POST", "/api/v1/zones", {"name": "z%d.example" % z})
    headers = dict(client.headers, **{"Content-Type": "application/json"})
    with writes.wrk_running(engine.port, headers, clients, 600, *writes.aimed(writes.Herald.upsert, "z{z}.example"), names=100, zones=20):
        yield


RECORDS = 10


def memory(args):
    with folder() as path:
        engine = Engine(path)
        with engine.running():
            client = engine.client()
            for z in range(args.zones):
                client.ok("POST", "/api/v1/zones", {"name": "z%d.example" % z})
                client.ok("PATCH", "/api/v1/zones/z%d.example/rrsets" % z, [
                    {"name": "h%d" % h, "type": "A", "ttl": 300, "records": ["192.0.2.%d" % (h + 1)], "action": "replace"} for h in range(RECORDS)])
        with engine.running() as p:  # idle: started on the full database, asked a little, left alone
            engine.client().ok("GET", "/api/v1/zones?limit=500")
            time.sleep(args.settle)
            herald = resident_mib(p.pid)
    with folder() as path, contextlib.ExitStack() as stack:
        powerdns = PowerDns(path)
        p = stack.enter_context(powerdns.running())
        for z in range(args.zones):
            powerdns.client().ok("POST", "/api/v1/servers/localhost/zones?rrsets=false", {
                "name": "z%d.example." % z, "kind": "Native", "nameservers": ["ns1.example.net.", "ns2.example.net."],
                "rrsets": [{"name": "h%d.z%d.example." % (h, z), "type": "A", "ttl": 300, "records": [{"content": "192.0.2.%d" % (h + 1), "disabled": False}]} for h in range(RECORDS)]})
        time.sleep(args.settle)
        peer = resident_mib(p.pid)
    emit("resident memory, idle", unit="MiB", zones=args.zones, herald=herald, powerdns=peer, ratio=herald / peer)


def change_cost(args):
    with folder() as path:
        engine = Engine(path)
        with engine.running():
            client = engine.client()
            sizes = {"small.example": 10, "large.example": args.large}
            for zone, size in sizes.items():
                client.ok("POST", "/api/v1/zones", {"name": zone})
                lines = ["@ 3600 IN SOA ns1.herald.example. hostmaster.herald.example. 1 7200 900 1209600 300", "@ 3600 IN NS ns1.herald.example."]
                lines += ["h%d 300 IN A 10.%d.%d.%d" % (h, h >> 16 & 255, h >> 8 & 255, h & 255) for h in range(size)]
                client.ok("POST", "/api/v1/zones/%s/import" % zone, "\n".join(lines) + "\n", "text/dns")
            took = {zone: [] for zone in sizes}
            for n in range(args.warmup + args.changes):
                for zone, size in sizes.items():  # by turns, so that noise meets both
                    name = "h%d" % random.randrange(size)
                    began = time.perf_counter()
                    client.ok("PUT", "/api/v1/zones/%s/rrsets/%s/A" % (zone, name), {"ttl": 300, "records": ["172.16.%d.%d" % (n >> 8 & 255, n & 255)]})
                    if n >= args.warmup:
                        took[zone].append(time.perf_counter() - began)
            for zone, size in sizes.items():
                emit("one-RRset change", rrsets=size, unit="ms", **summary(took[zone]))
            emit("one-RRset change ratio", large_over_small=statistics.median(took["large.example"]) / statistics.median(took["small.example"]),
                 p95=percentile(took["large.example"], 95) / percentile(took["small.example"], 95))


def zone_count(args):
    """One-RRset changes by turns in two engines: one with few zones, one with many."""
    with folder() as one, folder() as two, contextlib.ExitStack() as stack:
        clients, took = {}, {}
        for path, count in ((one, 10), (two, args.many)):
            engine = Engine(path)
            stack.enter_context(engine.running())
            clients[count], took[count] = engine.client(), []
            headers = dict(clients[count].headers, **{"Content-Type": "application/json"})
            fill(engine.port, headers, count, 0)
        for n in range(args.warmup + args.changes):
            for count, client in clients.items():  # by turns, so that noise meets both
                began = time.perf_counter()
                client.ok("PUT", "/api/v1/zones/z%d.example/rrsets/www/A" % random.randrange(count), {"ttl": 300, "records": ["172.16.%d.%d" % (n >> 8 & 255, n & 255)]})
                if n >= args.warmup:
                    took[count].append(time.perf_counter() - began)
        for count, values in took.items():
            emit("one-RRset change", zones=count, unit="ms", **summary(values))
        emit("one-RRset change ratio", many_over_few=statistics.median(took[args.many]) / statistics.median(took[10]))


def fill(port, headers, zones, records):
    """Makes zones of so many records, by four clients at once."""
    def some(first):
        client = Http(port, headers)
        for z in range(first, zones, 4):
            client.ok("POST", "/api/v1/zones", {"name": "z%d.example" % z})
            if records:
                lines = ["@ 3600 IN SOA ns1.herald.example. hostmaster.herald.example. 1 7200 900 1209600 300", "@ 3600 IN NS ns1.herald.example."]
                lines += ["h%d 300 IN A 10.0.%d.%d" % (h, h >> 8, h & 255) for h in range(records - 2)]
                client.ok("POST", "/api/v1/zones/z%d.example/import" % z, "\n".join(lines) + "\n", "text/dns")
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(some, range(4)))


def start_full(args):
    """Start to the first answer about a zone, with many zones stored."""
    with folder() as path:
        engine = Engine(path)
        with engine.running():
            client = engine.client()
            fill(engine.port, client.headers, args.zones, args.records)
        took = []
        for _ in range(args.runs):
            began = time.perf_counter()
            with process(engine.log, *engine.command()) as p:
                wait_until("the engine", lambda: engine.client().call("GET", "/api/v1/zones/z7.example/rrsets/h3/A")[0] == 200, log=engine.log)
                took.append(time.perf_counter() - began)
                resident = resident_mib(p.pid)
        emit("start to the first answer", zones=args.zones, records=args.zones * args.records, unit="ms", resident_mib=resident, **summary(took))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    c = commands.add_parser("start")
    c.add_argument("--runs", type=int, default=9)
    c.set_defaults(run=start)
    c = commands.add_parser("propagate")
    c.add_argument("--writes", type=int, default=100)
    c.add_argument("--neighbours", type=int, default=0, help="clients that write to other zones meanwhile")
    c.set_defaults(run=propagate)
    c = commands.add_parser("memory")
    c.add_argument("--zones", type=int, default=1000)
    c.add_argument("--settle", type=float, default=5)
    c.set_defaults(run=memory)
    c = commands.add_parser("change-cost")
    c.add_argument("--large", type=int, default=100_000)
    c.add_argument("--changes", type=int, default=1000)
    c.add_argument("--warmup", type=int, default=500)
    c.set_defaults(run=change_cost)
    c = commands.add_parser("zone-count")
    c.add_argument("--many", type=int, default=10_000)
    c.add_argument("--changes", type=int, default=1000)
    c.add_argument("--warmup", type=int, default=500)
    c.set_defaults(run=zone_count)
    c = commands.add_parser("start-full")
    c.add_argument("--zones", type=int, default=10_000)
    c.add_argument("--records", type=int, default=100, help="of each zone")
    c.add_argument("--runs", type=int, default=5)
    c.set_defaults(run=start_full)
    c = commands.add_parser("bulk")
    c.add_argument("--records", type=int, default=1_000_000)
    c.add_argument("--heap", default="512m")
    c.add_argument("--runs", type=int, default=3)
    c.set_defaults(run=bulk)
    c = commands.add_parser("writes")
    c.add_argument("--clients", default="1,16,64")
    c.add_argument("--seconds", type=int, default=5)
    c.add_argument("--warmup", type=int, default=8, help="seconds of writes before anything is measured")
    c.add_argument("--settle", type=int, default=0, help="seconds of each kind of request before it is measured")
    c.add_argument("--zones", type=int, default=1000)
    c.add_argument("--batches", type=int, default=9, help="zones that get a batch of 10 000 RRsets")
    c.add_argument("--flush-millis", type=int, default=0, help="a disk that takes so long for each flush")
    c.add_argument("--alone", action="store_true", help="without PowerDNS")
    c.set_defaults(run=writes.measure)
    c = commands.add_parser("held")
    c.add_argument("--clients", type=int, default=16)
    c.add_argument("--seconds", type=int, default=4)
    c.add_argument("--rounds", type=int, default=6)
    c.add_argument("--warmup", type=int, default=12, help="seconds of writes to each engine before anything is measured")
    c.set_defaults(run=held.measure)
    c = commands.add_parser("zone-text")
    c.add_argument("--records", type=int, default=1_000_000)
    c.add_argument("--rounds", type=int, default=3)
    c.add_argument("--runs", type=int, default=20, help="readings of a JVM in each round")
    c.add_argument("--no-build", action="store_true", help="take the classes that are there")
    c.add_argument("--maven", nargs=argparse.REMAINDER, default=[], help="further words for Maven, last of all")
    c.set_defaults(run=zonetext.measure)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
