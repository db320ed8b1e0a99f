Console.WriteLine("dlquiz");
