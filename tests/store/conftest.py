"""A run of our own making, and a PostgreSQL server of the test's own."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest
from made import association, trial, write_run

OTHER_USER = "postgres"  # the server will not run as root


@pytest.fixture
def run(tmp_path):
    """Return the output folder of a run: two papers with records, one without, one that failed."""
    folder = tmp_path / "run"
    write_run(
        folder,
        [
            association("a", record_id="a1"),
            association("a", record_id="a2", direction="none", outcome="DFS", p=("ns", None)),
            trial("a", record_id="a3", acronym="MOON-7", registry_ids=("NCT00000017",)),
            association("b", record_id="b1", state="low", direction="better"),
        ],
        empty=("c",),
        failed=("d",),
    )
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """Return the URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kb.sqlite'}"
    return request.getfixturevalue("postgresql_database")


@pytest.fixture
def postgresql_database(postgresql_server):
    """Return the URL of a fresh database on the test's own server."""
    import pg8000.native

    name = f"kb{time.monotonic_ns()}"
    connection = pg8000.native.Connection(OTHER_USER, **postgresql_server)
    connection.run(f"CREATE DATABASE {name}")
    connection.close()
    where = f"{postgresql_server['host']}:{postgresql_server['port']}"
    return f"postgresql+pg8000://{OTHER_USER}@{where}/{name}"


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory):
    """Run Debian's PostgreSQL on a private port and data folder; skip where there is none."""
    pytest.importorskip("pg8000")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    user = OTHER_USER if os.geteuid() == 0 else getpass.getuser()
    base = Path(f"/tmp/extractor-kb-{os.getpid()}")
    base.mkdir(mode=0o755)
    if os.geteuid() == 0:
        shutil.chown(base, user)
    data, log = base / "data", base / "log"
    extra = {"user": user} if os.geteuid() == 0 else {}

    def call(program, *arguments):
        command = [str(programs[-1] / program), *arguments]
        subprocess.run(command, check=True, cwd=base, stdout=subprocess.DEVNULL, **extra)

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    call("initdb", "-D", str(data), "-U", OTHER_USER, "--auth=trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -k {base} -c listen_addresses=127.0.0.1 -c fsync=off"
    try:
        call("pg_ctl", "-D", str(data), "-l", str(log), "-o", options, "-w", "start")
        yield {"host": "127.0.0.1", "port": port}
    finally:
        call("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(base, ignore_errors=True)
