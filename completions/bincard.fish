# Completion of bincard in fish: the program is asked what may come next.
# Save it as ~/.config/fish/completions/bincard.fish.

function __bincard_candidates
    set -l before (commandline --current-process --cut-at-cursor --tokenize)
    set -l word (commandline --current-token --cut-at-cursor)
    set -l program (string replace --regex '^~/' "$HOME/" -- $before[1])
    for answer in ($program completions fish ":$word" $before[2..-1] 2>/dev/null)
        if test "$answer" = \tfiles
            set -l kept (string match --regex -- '^--[^=]*=' $word)
            for path in (__fish_complete_path (string replace -- "$kept" '' $word))
                echo "$kept$path"
            end
        else
            echo $answer
        end
    end
end

complete --command bincard --no-files --keep-order --arguments '(__bincard_candidates)'
