# Completion of bincard in bash: the program is asked what may come next.
# Put `source <(bincard completions bash)` into ~/.bashrc, or save it as
# ~/.local/share/bash-completion/completions/bincard.

_bincard() {
  # Bash cuts words at `=` and `:` too; what no blank parts is put together again.
  local rest=${COMP_LINE:0:COMP_POINT} words=() last=-1 fragment index
  for ((index = 0; index <= COMP_CWORD; index++)); do
    fragment=${COMP_WORDS[index]}
    if ((index == 0)) || [[ $rest == [[:blank:]]* ]]; then
      words[++last]=''
      rest=${rest#"${rest%%[![:blank:]]*}"}
    fi
    ((index == COMP_CWORD)) && fragment=$rest
    words[last]+=$fragment
    rest=${rest#"$fragment"}
  done
  # Of the word, what stands before the last such cut stays as it is.
  local word=${words[last]} kept=0 answer
  [[ $word == [\'\"]* ]] || kept=${word%"${word##*[=:]}"} kept=${#kept}
  [[ ${words[0]} == \~/* ]] && words[0]=$HOME/${words[0]:2}
  COMPREPLY=()
  while IFS= read -r answer; do
    if [[ $answer == $'\t'files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r answer; do COMPREPLY+=("$answer"); done < <(compgen -f -- "${word:kept}")
    else
      answer=${answer%%$'\t'*}
      COMPREPLY+=("${answer:kept}")
    fi
  done < <("${words[0]}" completions bash ":$word" "${words[@]:1:last-1}" 2>/dev/null)
}
complete -F _bincard bincard
