using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// A seccomp filter (seccomp(2), classic BPF) of what no converter needs and where the kernel's own faults have been: new namespaces,
/// mounts, tracing, keys, BPF, io_uring, memory that no limit counts, and every socket but those within the sandbox.
/// </summary>
internal static class SandboxFilter
{
    private const ushort LoadWord = 0x20, JumpEqual = 0x15, JumpSet = 0x45, JumpAtLeast = 0x35, Return = 0x06;
    private const uint Allow = 0x7fff0000, Kill = 0x80000000, Error = 0x00050000, NotPermitted = 1, NoSuchCall = 38, NoSuchFamily = 97;
    private const uint CallOffset = 0, ArchitectureOffset = 4, FirstArgument = 16, UnixSocket = 1, X32 = 0x40000000;

    // CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
    private const uint NewNamespaces = 0x7E020000;

    // Numbers of arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h. In this order: ptrace, mount, umount2, pivot_root, chroot,
    // unshare, setns, process_vm_readv, process_vm_writev, add_key, request_key, keyctl, bpf, perf_event_open, userfaultfd, shmget, msgget, semget,
    // kexec_load, init_module, finit_module, name_to_handle_at, open_by_handle_at, personality, quotactl, acct, swapon, reboot, syslog.
    private static readonly uint[] DeniedX64 = [101, 165, 166, 155, 161, 272, 308, 310, 311, 248, 249, 250, 321, 298, 323, 29, 68, 64, 246, 175, 313, 303, 304, 135, 179, 163, 167, 169, 103];
    private static readonly uint[] DeniedArm64 = [117, 40, 39, 41, 51, 97, 268, 270, 271, 217, 218, 219, 280, 241, 282, 194, 186, 190, 104, 105, 273, 264, 265, 92, 60, 89, 224, 142, 116];

    // The same on both: io_uring_setup, _enter, _register, open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, clone3.
    private static readonly uint[] AbsentEverywhere = [425, 426, 427, 428, 429, 430, 431, 432, 433, 435];

    /// <summary>The filter for this machine's processor, as bubblewrap reads it.</summary>
    public static byte[] Compile()
    {
        var arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
        var (architecture, clone, socket, memoryFile) = arm ? (0xC00000B7u, 220u, 198u, 279u) : (0xC000003Eu, 56u, 41u, 319u);
        var program = new List<(ushort Code, byte Yes, byte No, uint Value)>
        {
            (LoadWord, 0, 0, ArchitectureOffset), (JumpEqual, 1, 0, architecture), (Return, 0, 0, Kill),
            (LoadWord, 0, 0, CallOffset), (JumpAtLeast, 0, 1, X32), (Return, 0, 0, Error | NoSuchCall),
        };
        foreach (var call in arm ? DeniedArm64 : DeniedX64) program.AddRange([(JumpEqual, 0, 1, call), (Return, 0, 0, Error | NotPermitted)]);
        // Who finds these missing takes the older call, whose flags can be seen, or does without: glibc for clone3, .NET for memfd_create.
        foreach (var call in (uint[])[.. AbsentEverywhere, memoryFile]) program.AddRange([(JumpEqual, 0, 1, call), (Return, 0, 0, Error | NoSuchCall)]);
        program.AddRange(
        [
            (JumpEqual, 0, 4, clone), (LoadWord, 0, 0, FirstArgument), (JumpSet, 0, 1, NewNamespaces), (Return, 0, 0, Error | NotPermitted), (Return, 0, 0, Allow),
            (JumpEqual, 0, 3, socket), (LoadWord, 0, 0, FirstArgument), (JumpEqual, 1, 0, UnixSocket), (Return, 0, 0, Error | NoSuchFamily),
            (Return, 0, 0, Allow),
        ]);
        return Write(program);
    }

    // struct sock_filter { u16 code; u8 jt; u8 jf; u32 k; }
    private static byte[] Write(List<(ushort Code, byte Yes, byte No, uint Value)> program)
    {
        var bytes = new byte[program.Count * 8];
        foreach (var (n, step) in program.Index())
        {
            var to = bytes.AsSpan(n * 8);
            BinaryPrimitives.WriteUInt16LittleEndian(to, step.Code);
            (to[2], to[3]) = (step.Yes, step.No);
            BinaryPrimitives.WriteUInt32LittleEndian(to[4..], step.Value);
        }

        return bytes;
    }
}
