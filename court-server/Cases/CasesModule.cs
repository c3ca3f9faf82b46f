using Arbitration.Court.Access;

namespace Arbitration.Court.Cases;

internal static class CasesModule
{
    public static IServiceCollection AddCases(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new CaseOptions
        {
            Commission = configuration["ARBITRATION_COMMISSION"] ?? new CaseOptions().Commission,
        }));
        return services
            .AddSingleton<ICaseMembership, CaseMembership>().AddSingleton<HearingCalendar>().AddSingleton<CaseReader>().AddSingleton<CaseFile>().AddSingleton<CaseLookup>()
            .AddSingleton<OpenCase>().AddSingleton<AddPerson>().AddSingleton<ScheduleHearing>().AddSingleton<IssueJoinLink>().AddSingleton<DemoCase>();
    }

    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        CaseRoutes.Map(routes);
        JoinHearing.Map(routes);
    }
}
