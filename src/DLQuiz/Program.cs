using System.Globalization;
using DLQuiz;

// Numbers and dates read and write alike everywhere; texts follow the learner's language.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return CommandLine.Run(args, World.OfThisProcess());
