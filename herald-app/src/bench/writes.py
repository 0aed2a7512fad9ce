"""Rates of writes and reads over HTTP, Herald and PowerDNS by turns in one run, both durable before they answer."""
import contextlib
import json
import os
import statistics
import subprocess
import time

from parts import Engine, emit, folder, process
from peer import PowerDns

LUA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "requests.lua")
SLOW_DISK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
static void pause_(void) { struct timespec t = {0, WAIT * 1000L}; nanosleep(&t, 0); }
int fsync(int fd) { static int (*f)(int); if (!f) f = dlsym(RTLD_NEXT, "fsync"); pause_(); return f(fd); }
int fdatasync(int fd) { static int (*f)(int); if (!f) f = dlsym(RTLD_NEXT, "fdatasync"); pause_(); return f(fd); }
"""


def wrk_command(port, headers, clients, seconds, method, path, body="", names=1, zones=1, tag="t"):
    """The words that have wrk send one kind of request, and its environment."""
    env = dict(os.environ, X_METHOD=method, X_PATH=path, X_BODY=body, X_NAMES=str(names), X_ZONES=str(zones), X_TAG=tag,
               X_HEADERS="\n".join("%s: %s" % h for h in headers.items()))
    return ["wrk", "-t%d" % min(2, clients), "-c%d" % clients, "-d%ds" % seconds, "--timeout", "20s", "-s", LUA, "http://127.0.0.1:%d" % port], env


def wrk(port, headers, clients, seconds, *request, **more):
    """What wrk measured of one kind of request."""
    command, env = wrk_command(port, headers, clients, seconds, *request, **more)
    run = subprocess.run(command, env=env, capture_output=True, text=True, timeout=seconds + 60, check=True)
    result = json.loads(run.stdout.split("RESULT ")[1])
    done = result["requests"] - result["errors"]  # what was refused was not done
    return {"per_second": done / result["seconds"], "p50": result["p50"], "p99": result["p99"], "errors": result["errors"]}


def wrk_running(port, headers, clients, seconds, *request, **more):
    """wrk in the background."""
    command, env = wrk_command(port, headers, clients, seconds, *request, **more)
    return process(os.devnull, *command, env=env)


class Herald:
    name = "herald"

    def __init__(self, path, environment):
        self.engine = Engine(path)
        self.engine.environment = environment

    @contextlib.contextmanager
    def running(self):
        with self.engine.running():
            self.port, self.headers = self.engine.port, dict(self.engine.client().headers, **{"Content-Type": "application/json"})
            yield

    def ok(self, *request):
        """On a connection of its own: one that lies idle while others are measured is ended by the engine."""
        return self.engine.client().ok(*request)

    def create(self, zone, sets):
        self.ok("POST", "/api/v1/zones", {"name": zone})
        if sets:
            self.batch(zone, [("n%d" % n, "192.0.2.1") for n in range(sets)])

    def batch(self, zone, names):
        for at in range(0, len(names), 10_000):
            self.ok("PATCH", "/api/v1/zones/%s/rrsets" % zone, [
                {"name": n, "type": "A", "ttl": 300, "records": [ip], "action": "replace"} for n, ip in names[at:at + 10_000]])

    upsert = ("PUT", "/api/v1/zones/{zone}/rrsets/n{n}/A", '{"ttl":300,"records":["{ip}"]}')
    creation = ("POST", "/api/v1/zones", '{"name":"{tag}{i}.example"}')
    read_one = ("GET", "/api/v1/zones/{zone}/rrsets/n{n}/A", "")
    read_all = ("GET", "/api/v1/zones/{zone}/rrsets?limit=500", "")
    answers_for_all = 2  # 1000 RRsets are two pages


class Peer:
    name = "powerdns"

    def __init__(self, path, environment):
        self.server = PowerDns(path)
        self.server.environment = environment

    @contextlib.contextmanager
    def running(self):
        with self.server.running():
            self.port, self.headers = self.server.port, {"X-API-Key": "bench", "Content-Type": "application/json"}
            yield

    def create(self, zone, sets):
        self.server.client().ok("POST", "/api/v1/servers/localhost/zones?rrsets=false", {
            "name": zone + ".", "kind": "Native", "nameservers": ["ns1.example.net.", "ns2.example.net."],
            "rrsets": [{"name": "n%d.%s." % (n, zone), "type": "A", "ttl": 300, "records": [{"content": "192.0.2.1", "disabled": False}]} for n in range(sets)]})

    def batch(self, zone, names):
        self.server.client().ok("PATCH", "/api/v1/servers/localhost/zones/%s." % zone, {"rrsets": [
            {"name": "%s.%s." % (n, zone), "type": "A", "ttl": 300, "changetype": "REPLACE", "records": [{"content": ip, "disabled": False}]} for n, ip in names]})

    upsert = ("PATCH", "/api/v1/servers/localhost/zones/{zone}.",
              '{"rrsets":[{"name":"n{n}.{zone}.","type":"A","ttl":300,"changetype":"REPLACE","records":[{"content":"{ip}","disabled":false}]}]}')
    creation = ("POST", "/api/v1/servers/localhost/zones?rrsets=false",
                '{"name":"{tag}{i}.example.","kind":"Native","nameservers":["ns1.example.net.","ns2.example.net."]}')
    read_one = ("GET", "/api/v1/servers/localhost/zones/{zone}.?rrset_name=n{n}.{zone}.&rrset_type=A", "")
    read_all = ("GET", "/api/v1/servers/localhost/zones/{zone}.", "")
    answers_for_all = 1


def slow_disk(path, millis):
    """The environment of a process whose every flush to the disk takes so long at least."""
    if not millis:
        return None
    library = os.path.join(path, "slow.so")
    subprocess.run(["gcc", "-shared", "-fPIC", "-DWAIT=%d" % (millis * 1000), "-x", "c", "-", "-o", library, "-ldl"],
                   input=SLOW_DISK, text=True, check=True)
    return dict(os.environ, LD_PRELOAD=library)


def aimed(request, zone):
    return tuple(part.replace("{zone}", zone) for part in request)


def batches(system, zones):
    """How long 10 000 RRsets take in one batch, new and then replaced: zone after zone, of which the last third counts."""
    took = {"new": [], "replaced": []}
    for zone in ("batch%d.example" % n for n in range(zones)):
        system.create(zone, 0)
        for last, what in enumerate(took, 1):
            began = time.perf_counter()
            system.batch(zone, [("b%d" % n, "192.0.2.%d" % last) for n in range(10_000)])
            took[what].append(time.perf_counter() - began)
    return {what: {"per_second": 1 / statistics.median(seconds[-((zones + 2) // 3):]), "first": seconds[0]} for what, seconds in took.items()}


def measure(args):
    clients = [int(c) for c in args.clients.split(",")]
    results = {}
    for kind in ([Herald] if args.alone else [Peer, Herald]):
        with folder() as path:
            system = kind(path, slow_disk(path, args.flush_millis))
            with system.running():
                def rate(measure_name, c, request, answers=1, **more):
                    if args.settle:
                        wrk(system.port, system.headers, c, args.settle, *request, **dict(more, tag="s%d-" % c))
                    r = wrk(system.port, system.headers, c, args.seconds, *request, **more)
                    r["per_second"] /= answers
                    results.setdefault((measure_name, c), {})[system.name] = r
                system.create("one.example", 1000)
                for z in range(args.zones):
                    system.create("z%d.example" % z, 10)
                if args.warmup:
                    wrk(system.port, system.headers, 16, args.warmup, *aimed(system.upsert, "one.example"), names=1000)
                for c in clients:
                    rate("upsert, one zone", c, aimed(system.upsert, "one.example"), names=1000)
                    rate("upsert, %d zones" % args.zones, c, aimed(system.upsert, "z{z}.example"), names=10, zones=args.zones)
                for c in (1, 16):
                    rate("one RRset read", c, aimed(system.read_one, "one.example"), names=1000)
                    rate("zone of 1000 RRsets read", c, aimed(system.read_all, "one.example"), answers=system.answers_for_all)
                    rate("zone created", c, system.creation, tag="c%d-" % c)
                for what, result in batches(system, args.batches).items():
                    results.setdefault(("batch of 10 000, " + what, 1), {})[system.name] = result
    for (name, c), by in results.items():
        figures = {"%s_%s" % (s, f): v for s, r in by.items() for f, v in r.items()}
        if len(by) == 2:
            figures["times"] = by["herald"]["per_second"] / max(by["powerdns"]["per_second"], 1e-9)
        emit(name, clients=c, flush_millis=args.flush_millis, **figures)
