"""Who is named in an article: noun phrases read into mentions, mentions gathered into a cast, antecedents found."""
