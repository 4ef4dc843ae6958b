"""That each part of wall B holds something. Here there is nothing behind the filter: what it lets through gets out."""

from __future__ import annotations

import pytest

from judge.jail.walls import Wall
from judge.tests.calls import number_of
from judge.tests.host import Host
from judge.tests.proving import OTHERS_ASKED_ABOUT, Proof, assert_proven, left_outside, visited
from judge.tests.throwaway import Jail, Workers

PROOFS = (
    Proof("filter: paths", "files_canary", wall=Wall.B),
    Proof("filter: paths", "files_users", wall=Wall.B),
    Proof("filter: paths", "files_canary_by_process", wall=Wall.B),
    Proof("filter: paths", "files_write_outside", wall=Wall.B, evidence=left_outside),
    Proof("filter: paths", "proofs/folder_of_host", wall=Wall.B),
    Proof("filter: paths", "proofs/file_of_host_measured", wall=Wall.B),
    Proof("filter: the kernel's name of the machine", "proofs/kernel_reached", wall=Wall.B, number=number_of("uname")),
    Proof("limit: threads, counted by the zygote", "resources_threads", wall=Wall.B),
    Proof("filter: sockets", "network_connect", wall=Wall.B, evidence=visited),
    Proof("filter: sockets", "network_abstract_name", wall=Wall.B, evidence=visited),
    Proof("filter: sendto", "proofs/net_letter_at_large", wall=Wall.B, evidence=visited),
    Proof("filter: signals", "proofs/process_signalled", wall=Wall.B),
    Proof("filter: tgkill", "proofs/process_signalled_thread", wall=Wall.B),
    Proof("filter: prlimit", "proofs/process_limits_told", wall=Wall.B),
    Proof("filter: clone for threads alone", "proofs/clone_process", wall=Wall.B),
    Proof("filter: keys", "proofs/keys_kept", wall=Wall.B),
    Proof("filter: shared memory", "processes_shared_memory", wall=Wall.B),
    Proof("filter: message queues", "proofs/queue_of_messages", wall=Wall.B, also=("limit: message queues",)),
    Proof("filter: files in memory", "proofs/program_in_memory", wall=Wall.B),
    Proof("limit: address space", "resources_memory_mapped", wall=Wall.B),
    Proof("limit: descriptors", "resources_descriptors", wall=Wall.B),
    Proof("limit: signals", "resources_signals", wall=Wall.B),
    Proof("the environment", "proofs/environment_in_memory", wall=Wall.B),
    *(
        Proof(f"filter: {name}", program, wall=Wall.B, number=number_of(name))
        for program, names in OTHERS_ASKED_ABOUT
        for name in names
    ),
)


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: f"{proof.protection} holds {proof.program}")
def test_wall_b_holds_what_gets_out_without_it(proof: Proof, host: Host, workers: Workers) -> None:
    assert_proven(proof, host, workers)


def test_a_jail_of_wall_b_is_held_up_by_its_filter_alone() -> None:
    plan = Jail.safe(Wall.B).plan
    assert (plan.namespaces, plan.child.namespaces, plan.is_rooted, plan.capabilities) == (0, 0, False, 0)
    assert (plan.drops_root, plan.no_new_privileges, plan.child.capabilities) == (True, True, 0)
