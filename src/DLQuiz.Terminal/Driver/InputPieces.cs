using System.Globalization;
using System.Text;

namespace DLQuiz.Terminal.Driver;

/// <summary>Cuts what a terminal sends into whole pieces: a key's sequence is handed on complete, an answer of the terminal goes to who asked.</summary>
/// <remarks>
/// The library gives up on a sequence after 50 ms and takes the rest of it for keys; over a slow line the second half of an answer
/// (<c>4;1c</c>) would grade cards. It also waits those 50 ms for each Escape key. Here an unfinished sequence waits longer, whole
/// strings (OSC, DCS, APC) are never taken for keys, and Escape and Alt with a letter go on in the unmistakable form <c>CSI … u</c>.
/// </remarks>
internal sealed class InputPieces(Action<string> onAnswer)
{
    private const char Esc = '\e';
    private const int LongestSequence = 64;
    private const int LongestAnswer = 256;
    private const string PasteStart = "\e[200~";
    private const string PasteEnd = "\e[201~";
    private const string EscapeKey = "\e[27u";

    private readonly StringBuilder held = new();
    private Place place;
    private int pasteEnd;

    private enum Place
    {
        Text,
        Escape,
        Sequence,
        FunctionKey,
        Answer,
        AnswerEscape,
        Paste,
    }

    /// <summary>How long to wait for more before <see cref="Expire"/>; null when nothing is held back.</summary>
    public TimeSpan? Patience => place switch
    {
        Place.Text => null,
        Place.Escape => TimeSpan.FromMilliseconds(25),
        // Alt with [, O or P begins as the sequences do.
        Place.Sequence or Place.FunctionKey or Place.Answer when held.Length == 2 => TimeSpan.FromMilliseconds(100),
        Place.Paste => TimeSpan.FromSeconds(5),
        _ => TimeSpan.FromSeconds(2),
    };

    /// <summary>What of the characters so far is complete.</summary>
    public string Take(ReadOnlySpan<char> characters)
    {
        StringBuilder whole = new(characters.Length);
        foreach (char c in characters)
        {
            Take(c, whole);
        }

        return whole.ToString();
    }

    /// <summary>After a silence of <see cref="Patience"/>: an Escape was a key, half a sequence is nothing.</summary>
    public string Expire()
    {
        string rest = place is Place.Escape ? EscapeKey
            : place is Place.Sequence or Place.FunctionKey or Place.Answer && held.Length == 2 ? AltWith(held[1])
            : "";
        Settle();
        return rest;
    }

    private void Take(char c, StringBuilder whole)
    {
        switch (place)
        {
            case Place.Text when c == Esc:
                Hold(c, Place.Escape);
                break;
            case Place.Text:
                whole.Append(c);
                break;
            case Place.Escape:
                TakeAfterEscape(c, whole);
                break;
            case Place.Sequence:
                TakeInSequence(c, whole);
                break;
            case Place.FunctionKey:
                Finish(c, whole);
                break;
            case Place.Answer or Place.AnswerEscape:
                TakeInAnswer(c, whole);
                break;
            default:
                TakePasted(c, whole);
                break;
        }
    }

    private void TakeAfterEscape(char c, StringBuilder whole)
    {
        switch (c)
        {
            case Esc:
                whole.Append(EscapeKey);
                break;
            case '[':
                Hold(c, Place.Sequence);
                break;
            case 'O':
                Hold(c, Place.FunctionKey);
                break;
            // OSC, DCS, APC, PM and SOS: strings, which no key sends.
            case ']' or 'P' or '_' or '^' or 'X':
                Hold(c, Place.Answer);
                break;
            case < ' ' or '\x7F':
                Finish(c, whole);
                break;
            default:
                whole.Append(AltWith(c));
                Settle();
                break;
        }
    }

    /// <summary>In a form that says at once that it is all; for ESC and a letter alone the library waits.</summary>
    private static string AltWith(char c) => string.Create(CultureInfo.InvariantCulture, $"\e[{(int)c};3u");

    private void TakeInSequence(char c, StringBuilder whole)
    {
        if (c == Esc)
        {
            Settle();
            Hold(c, Place.Escape);
        }
        // The Linux console sends ESC [ [ A for F1.
        else if (c is >= ' ' and < '@' || (c == '[' && held.Length == 2))
        {
            held.Append(c);
            if (held.Length > LongestSequence)
            {
                Settle();
            }
        }
        else
        {
            Finish(c, whole);
        }
    }

    private void TakeInAnswer(char c, StringBuilder whole)
    {
        if (place == Place.AnswerEscape && c != '\\')
        {
            // Not the end of the string but the beginning of something else.
            Settle();
            Hold(Esc, Place.Escape);
            Take(c, whole);
        }
        else if (c == Esc)
        {
            place = Place.AnswerEscape;
        }
        else if (c == '\a' || place == Place.AnswerEscape)
        {
            string answer = held.ToString();
            Settle();
            onAnswer(answer);
        }
        else if (held.Length <= LongestAnswer)
        {
            // What is longer than any answer is taken away all the same, to its end.
            held.Append(c);
        }
    }

    private void TakePasted(char c, StringBuilder whole)
    {
        whole.Append(c);
        pasteEnd = c == PasteEnd[pasteEnd] ? pasteEnd + 1 : c == Esc ? 1 : 0;
        if (pasteEnd == PasteEnd.Length)
        {
            Settle();
        }
    }

    private void Finish(char last, StringBuilder whole)
    {
        string sequence = held.Append(last).ToString();
        whole.Append(sequence);
        Settle();
        if (sequence == PasteStart)
        {
            place = Place.Paste;
        }
    }

    private void Hold(char c, Place next)
    {
        held.Append(c);
        place = next;
    }

    private void Settle()
    {
        held.Clear();
        pasteEnd = 0;
        place = Place.Text;
    }
}
