using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Tests.Libav;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Media.Tests.Mixing.Scenes;

/// <summary>A sitting of drawn people in a real programme, tick by tick, on a morning that is always the same.</summary>
internal sealed class Sitting : IDisposable
{
    internal static readonly ProgrammeSeat[] Seats =
    [
        new("presiding", "首席仲裁员", "张明远", Side: SeatSide.Bench), new("left", "仲裁员", "李静", Side: SeatSide.Bench),
        new("right", "仲裁员", "王建国", Side: SeatSide.Bench), new("clerk", "书记员", "赵晓雯"),
        new("claimant", "申请人", "陈志强", Side: SeatSide.Claimant), new("claimant-agent", "申请人代理人", "刘芳", Side: SeatSide.Claimant),
        new("respondent", "被申请人", "海天物流有限公司", Side: SeatSide.Respondent), new("respondent-agent", "被申请人代理人", "孙伟", Side: SeatSide.Respondent),
    ];

    private static readonly DateTimeOffset s_morning = new(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(8));
    private const long TickUs = 40_000;

    private readonly Programme _programme;
    private readonly List<Camera> _cameras = [];
    private readonly List<Fragment> _fragments = [];
    private readonly FakeTimeProvider _time = new(s_morning);
    private long _nowUs;
    private int _ticks;

    internal Sitting(params string[] seats)
    {
        _programme = new Programme(new ProgrammeOptions { OwnThread = false }, _time);
        _programme.SetSeats([.. Seats.Where(seat => seats.Contains(seat.Seat))]);
        foreach (string seat in seats)
        {
            _cameras.Add(new Camera(_programme.AddSource(seat + "/cam/av", seat), Array.FindIndex(Seats, one => one.Seat == seat)));
        }
        _nowUs = _time.NowUs();
        _programme.StartEncoding(0, _nowUs, _fragments.Add);
    }

    internal Programme Programme => _programme;

    internal Camera this[string seat] => _cameras.Find(camera => camera.Source.Seat == seat) ?? throw new ArgumentException(seat);

    internal void Show(ProgrammeScene scene) =>
        _programme.SetScene(scene with { CaseNumber = "京海劳人仲字〔2026〕第 1234 号", Caption = "第1次庭审 · 庭审调查" });

    internal ProgrammeSource ShowPage(int height = 1200, string id = "page") => Show(id, SourceKind.Page, Drawn.Page(height));

    internal ProgrammeSource ShowClip() => Show("clip", SourceKind.Clip, Drawn.Gate(640, 360));

    private ProgrammeSource Show(string id, SourceKind kind, VideoFrame picture)
    {
        ProgrammeSource source = _programme.AddSource(id, "", kind);
        source.PushVideo(picture, _nowUs);
        return source;
    }

    internal void Run(double seconds)
    {
        for (int end = _ticks + (int)(seconds * 25); _ticks < end; _ticks++, _nowUs += TickUs)
        {
            foreach (Camera camera in _cameras)
            {
                camera.Send(_nowUs, _ticks);
            }
            _programme.Step();
        }
    }

    public void Dispose()
    {
        _programme.Dispose();
        _cameras.ForEach(camera => camera.Dispose());
    }

    internal sealed class Camera(ProgrammeSource source, int person) : IDisposable
    {
        private VideoFrame? _picture;

        internal ProgrammeSource Source => source;
        internal int Person => person;
        internal bool On { get; set; } = true;
        internal bool Speaks { get; set; }
        internal bool IsRoom { get; set; }
        internal (int Width, int Height) Size { get; set; } = (640, 360);

        internal void Send(long nowUs, int number)
        {
            if (On)
            {
                _picture ??= IsRoom ? Drawn.Room(person, Size.Width, Size.Height) : Drawn.Person(person, Size.Width, Size.Height);
                source.PushVideo(_picture.Share(), nowUs);
            }
            source.PushAudio(TestMedia.Tone(300, 1920, Speaks ? 0.1f : 0.0005f, number * 1920L), nowUs);
        }

        public void Dispose() => _picture?.Dispose();
    }
}
