"""Reading one large zone file and checking all of it, beside kzonecheck and dnsjava's reader."""
import json
import os
import resource
import shutil
import statistics
import subprocess
import time

from bulk import ZONE, zone_text
from parts import ROOT, emit, folder, java_home

MODULE = os.path.join(ROOT, "herald-domain")
CLASS_PATH = os.path.join(MODULE, "target/zone-text-bench.class-path")
JVM = ["-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"]


def build(words):
    subprocess.run(["./mvnw", "-q", "-Pzone-text-bench", "-pl", "herald-domain", "test-compile", *words], cwd=ROOT, check=True)


def timed(*command):
    """Wall clock and CPU time of a process in seconds, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True)
    wall = time.perf_counter() - began
    if run.returncode != 0:
        raise SystemExit("%s: %s" % (command[0], run.stdout + run.stderr))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, run.stdout


class Reader:
    """A program that reads zone files, measured again and again."""

    def __init__(self, name, command):
        self.name, self.command = name, command
        self.first, self.warm = [], []

    def once(self, *more):
        wall, cpu, _ = timed(*self.command, *more)
        self.first.append((wall, cpu))

    def warmed_up(self, runs):
        """One JVM reads `runs` times; the second half counts."""
        _, _, printed = timed(*self.command, str(runs))
        lines = [json.loads(line) for line in printed.splitlines()]
        self.warm += [(line["wall"], line["cpu"]) for line in lines[runs // 2:]]

    def tell(self):
        for state, values in (("process from start to end", self.first), ("JVM warm", self.warm)):
            if values:
                walls, cpus = zip(*values)
                emit("zone text", reader=self.name, state=state, unit="s", n=len(values),
                     wall=statistics.median(walls), wall_best=min(walls), cpu=statistics.median(cpus))


def ratio(of, to):
    return statistics.median(wall for wall, _ in of) / statistics.median(wall for wall, _ in to)


def measure(args):
    if not shutil.which("kzonecheck"):
        raise SystemExit("kzonecheck is not here: apt-get install knot-dnsutils")
    if not args.no_build:
        build(args.maven)
    with open(CLASS_PATH) as f:
        java = [os.path.join(java_home(), "bin/java"), *JVM, "-cp", f.read().strip(), "dev.koder.herald.domain.bench.ZoneTextBench"]
    with folder() as path:
        file = os.path.join(path, "zone")
        with open(file, "wb") as f:
            f.write(zone_text(args.records))
        herald = Reader("herald, all checks", [*java, "herald", file, ZONE])
        dnsjava = Reader("dnsjava, its reader", [*java, "dnsjava", file, ZONE])
        knot = Reader("kzonecheck", ["kzonecheck", "-o", ZONE, file])
        for _ in range(args.rounds):  # by turns, so that noise meets all
            knot.once()
            herald.once("1")
            dnsjava.once("1")
            herald.warmed_up(args.runs)
            dnsjava.warmed_up(args.runs)
        for reader in (herald, dnsjava, knot):
            reader.tell()
        emit("zone text ratios", records=args.records,
             kzonecheck_over_herald_warm=ratio(knot.first, herald.warm), kzonecheck_over_herald_from_start=ratio(knot.first, herald.first),
             dnsjava_over_herald_warm=ratio(dnsjava.warm, herald.warm), dnsjava_over_herald_from_start=ratio(dnsjava.first, herald.first))
